package com.aifilmstudio.store.studio;

import static com.aifilmstudio.store.schema.Tables.STUDIO;
import static com.aifilmstudio.store.schema.Tables.TASK;

import com.aifilmstudio.store.account.Accounts;
import com.aifilmstudio.store.task.TaskState;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/**
 * A leader of the operator and the life of the database that it began in.
 *
 * @param restored the database had forgotten a leader that resources still name: it was put back to
 *     an earlier time
 */
public record Leadership(long epoch, UUID incarnation, boolean restored) {

  /** More claims than any task can have seen between a backup and its restore. */
  private static final int BEYOND_ANY_CLAIM = 1_000_000;

  /**
   * Begins a leadership above all earlier ones: those in the database and those that resources
   * name. After a restore all leases are void and epochs go on far above what was given out since
   * the backup, so that no worker of the lost time can report as if it held a new lease.
   */
  public static Leadership begin(DSLContext tx, long highestListed) {
    var row = tx.selectFrom(STUDIO).forUpdate().fetchSingle();
    boolean restored = row.getLeaderEpoch() < highestListed;
    row.setLeaderEpoch(Math.max(row.getLeaderEpoch(), highestListed) + 1);
    if (restored) {
      row.setIncarnation(UUID.randomUUID());
      tx.update(TASK)
          .set(
              TASK.STATE,
              DSL.when(TASK.STATE.eq(TaskState.Leased.name()), TaskState.Ready.name())
                  .otherwise(TASK.STATE))
          .setNull(TASK.WORKER_ID)
          .setNull(TASK.LEASE_UNTIL)
          .set(TASK.EPOCH, TASK.EPOCH.plus(BEYOND_ANY_CLAIM))
          .set(TASK.HELD_GPUS, 0)
          .where(
              TASK.STATE.in(
                  TaskState.Ready.name(), TaskState.Parked.name(), TaskState.Leased.name()))
          .execute();
      Accounts.recount(tx);
    }
    row.update();
    return new Leadership(row.getLeaderEpoch(), row.getIncarnation(), restored);
  }
}
