package com.aifilmstudio.store.studio;

import static com.aifilmstudio.store.schema.Tables.QUARANTINE;
import static com.aifilmstudio.store.schema.Tables.SHOT;
import static com.aifilmstudio.store.schema.Tables.STUDIO;
import static com.aifilmstudio.store.schema.Tables.TAKE;
import static com.aifilmstudio.store.schema.Tables.TASK;

import com.aifilmstudio.core.failure.FailureCode;
import com.aifilmstudio.store.account.Accounts;
import com.aifilmstudio.store.take.TakeOutcome;
import com.aifilmstudio.store.task.TaskState;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/**
 * A leader of the operator and the life of the database that it began in.
 *
 * @param restored the database was put back to an earlier time: it had forgotten a leader that
 *     resources still name, or it is not where it was when the last leader began
 */
public record Leadership(long epoch, UUID incarnation, boolean restored) {

  /** More claims than any task can have seen between a backup and its restore. */
  private static final int BEYOND_ANY_CLAIM = 1_000_000;

  /** Time to take finished shots back from the object store before anybody renders them again. */
  private static final Duration RECOVERY = Duration.ofSeconds(20);

  /**
   * Begins a leadership above all earlier ones: those in the database and those that resources
   * name. After a restore all leases are void and epochs go on far above what was given out since
   * the backup, so that no worker of the lost time can report as if it held a new lease.
   */
  public static Leadership begin(DSLContext tx, long highestListed, Instant now) {
    var life = DatabaseLife.of(tx);
    var row = tx.selectFrom(STUDIO).forUpdate().fetchSingle();
    boolean moved = row.getLife() != null && !row.getLife().equals(life);
    boolean restored = moved || row.getLeaderEpoch() < highestListed;
    row.setLeaderEpoch(Math.max(row.getLeaderEpoch(), highestListed) + 1);
    row.setLife(life);
    if (restored) {
      row.setIncarnation(UUID.randomUUID());
      row.setInventoryDue(true);
      voidLeases(tx, now);
    }
    row.update();
    return new Leadership(row.getLeaderEpoch(), row.getIncarnation(), restored);
  }

  private static void voidLeases(DSLContext tx, Instant now) {
    tx.update(TAKE)
        .set(TAKE.ENDED_AT, now)
        .set(TAKE.OUTCOME, TakeOutcome.Lost.name())
        .set(TAKE.CODE, FailureCode.WORKER_LOST.code())
        .set(TAKE.BLAME, FailureCode.WORKER_LOST.blame().word())
        .set(TAKE.MESSAGE, "The database was restored.")
        .where(TAKE.ENDED_AT.isNull())
        .execute();
    tx.update(SHOT).set(SHOT.PHASE, "Queued").where(SHOT.PHASE.eq("Rendering")).execute();
    tx.update(TASK)
        .set(
            TASK.STATE,
            DSL.when(TASK.STATE.eq(TaskState.Leased.name()), TaskState.Ready.name())
                .otherwise(TASK.STATE))
        .setNull(TASK.WORKER_ID)
        .setNull(TASK.LEASE_UNTIL)
        .set(TASK.EPOCH, TASK.EPOCH.plus(BEYOND_ANY_CLAIM))
        .set(TASK.HELD_GPUS, 0)
        .set(TASK.READY_AT, now.plus(RECOVERY))
        .where(
            TASK.STATE.in(TaskState.Ready.name(), TaskState.Parked.name(), TaskState.Leased.name()))
        .execute();
    tx.update(QUARANTINE)
        .setNull(QUARANTINE.LEASE_UNTIL)
        .set(QUARANTINE.EPOCH, QUARANTINE.EPOCH.plus(BEYOND_ANY_CLAIM))
        .execute();
    Accounts.recount(tx);
  }

  /** Whether the database was replaced since a leader began, while that leader went on. */
  public static boolean isOver(DSLContext sql) {
    return !sql.select(STUDIO.LIFE)
        .from(STUDIO)
        .fetchOptional(STUDIO.LIFE)
        .equals(Optional.of(DatabaseLife.of(sql)));
  }
}
