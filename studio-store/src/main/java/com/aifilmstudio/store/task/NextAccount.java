package com.aifilmstudio.store.task;

import static com.aifilmstudio.store.schema.Tables.ACCOUNT;
import static com.aifilmstudio.store.schema.Tables.ACCOUNT_POOL;
import static com.aifilmstudio.store.schema.Tables.TASK;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.selectOne;

import com.aifilmstudio.store.schema.tables.records.WorkerRecord;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;

/** The account that is served next: {@code FairShare.ORDER} as a statement. */
final class NextAccount {

  private NextAccount() {}

  /**
   * Locks its row. That holds up other claims for the same account, so that its quota cannot race
   * and they see each other's charge; PostgreSQL looks at the quota again when the lock has been
   * waited for.
   */
  static Optional<String> lock(
      DSLContext tx, WorkerRecord worker, Collection<String> inVain, Instant now) {
    return tx.select(ACCOUNT.NAME)
        .from(ACCOUNT_POOL)
        .join(ACCOUNT)
        .on(ACCOUNT.NAME.eq(ACCOUNT_POOL.ACCOUNT))
        .where(
            ACCOUNT_POOL.POOL.eq(worker.getPool()),
            ACCOUNT.NAME.notIn(inVain),
            hasRoomFor(worker.getGpus()),
            exists(selectOne().from(TASK).where(cuts(worker, now)))
                .or(exists(selectOne().from(TASK).where(renders(worker, now)))))
        .orderBy(ACCOUNT.TIER, ACCOUNT_POOL.VTIME, ACCOUNT_POOL.SERVED_AT, ACCOUNT.NAME)
        .limit(1)
        .forNoKeyUpdate()
        .of(ACCOUNT)
        .fetchOptional(ACCOUNT.NAME);
  }

  static Condition hasRoomFor(int gpus) {
    return ACCOUNT.GPU_QUOTA.isNull().or(ACCOUNT.RUNNING_GPUS.plus(gpus).le(ACCOUNT.GPU_QUOTA));
  }

  private static Condition cuts(WorkerRecord worker, Instant now) {
    return Suitable.cuts(worker, now).and(TASK.ACCOUNT.eq(ACCOUNT_POOL.ACCOUNT));
  }

  private static Condition renders(WorkerRecord worker, Instant now) {
    return Suitable.renders(worker, now).and(TASK.ACCOUNT.eq(ACCOUNT_POOL.ACCOUNT));
  }
}
