package com.aifilmstudio.store.job;

import static com.aifilmstudio.store.schema.Tables.JOB;

import com.aifilmstudio.store.JobId;
import com.aifilmstudio.store.schema.tables.records.JobRecord;
import java.time.Instant;
import org.jooq.DSLContext;
import org.jooq.InsertSetMoreStep;

/** How a job begins. */
final class FirstRow {

  private FirstRow() {}

  /** The row but for what differs between the doors; not yet executed. */
  static InsertSetMoreStep<JobRecord> insert(DSLContext tx, JobId id, JobOrder order, Instant now) {
    return tx.insertInto(JOB)
        .set(JOB.ID, id.value())
        .set(JOB.NAMESPACE, order.namespace())
        .set(JOB.ACCOUNT, order.account())
        .set(JOB.POOL, order.pool())
        .set(JOB.DESIRED_STATE, "Running")
        .set(JOB.PHASE, "Queued")
        .set(JOB.REASON, "Accepted")
        .set(JOB.PRIORITY, order.priority())
        .set(JOB.DEADLINE, order.deadline().orElse(null))
        .set(JOB.MAX_ATTEMPTS, order.maxAttempts())
        .set(JOB.MAX_FAILED_SHOTS, order.maxFailedShots())
        .set(JOB.FILM, order.film())
        .set(JOB.OUTPUTS, order.outputs())
        .set(JOB.QUALITY, order.quality())
        .set(JOB.CREATED_AT, now);
  }
}
