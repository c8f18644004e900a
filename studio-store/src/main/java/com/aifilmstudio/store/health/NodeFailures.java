package com.aifilmstudio.store.health;

import static com.aifilmstudio.store.schema.Tables.NODE_FAILURE;

import com.aifilmstudio.core.failure.FailureCode;
import com.aifilmstudio.store.JobId;
import java.time.Instant;
import java.util.List;
import org.jooq.DSLContext;

/** What speaks against machines: of each job the latest failure on each of them. */
public final class NodeFailures {

  private NodeFailures() {}

  /** A job counts once for each machine, however often it fails there. */
  public static void note(DSLContext tx, NodeFailure failure) {
    tx.insertInto(NODE_FAILURE)
        .set(NODE_FAILURE.POOL, failure.pool())
        .set(NODE_FAILURE.NODE, failure.node())
        .set(NODE_FAILURE.JOB_ID, failure.job().value())
        .set(NODE_FAILURE.CODE, failure.code().code())
        .set(NODE_FAILURE.MESSAGE, failure.message())
        .set(NODE_FAILURE.AT, failure.at())
        .onConflict(NODE_FAILURE.POOL, NODE_FAILURE.NODE, NODE_FAILURE.JOB_ID)
        .doUpdate()
        .set(NODE_FAILURE.CODE, failure.code().code())
        .set(NODE_FAILURE.MESSAGE, failure.message())
        .set(NODE_FAILURE.AT, failure.at())
        .execute();
  }

  /** The job fails wherever it runs, so that its failures say nothing of any machine. */
  public static void withdraw(DSLContext tx, JobId job) {
    tx.deleteFrom(NODE_FAILURE).where(NODE_FAILURE.JOB_ID.eq(job.value())).execute();
  }

  /** A machine that proved itself starts afresh. */
  static void forgive(DSLContext tx, String pool, String node) {
    tx.deleteFrom(NODE_FAILURE)
        .where(NODE_FAILURE.POOL.eq(pool), NODE_FAILURE.NODE.eq(node))
        .execute();
  }

  /** Drops what is too old to count. */
  static void forget(DSLContext sql, Instant before) {
    sql.deleteFrom(NODE_FAILURE).where(NODE_FAILURE.AT.lt(before)).execute();
  }

  /** What speaks against a machine since then, latest first. */
  static List<NodeFailure> ofNode(DSLContext sql, String pool, String node, Instant since) {
    return sql.selectFrom(NODE_FAILURE)
        .where(NODE_FAILURE.POOL.eq(pool), NODE_FAILURE.NODE.eq(node), NODE_FAILURE.AT.ge(since))
        .orderBy(NODE_FAILURE.AT.desc())
        .fetch(
            row ->
                new NodeFailure(
                    pool,
                    node,
                    new JobId(row.getJobId()),
                    FailureCode.reported(row.getCode()),
                    row.getMessage(),
                    row.getAt()));
  }
}
