package com.aifilmstudio.store.money;

import static com.aifilmstudio.store.schema.Tables.JOB;
import static com.aifilmstudio.store.schema.Tables.TASK;
import static org.jooq.impl.DSL.sum;

import com.aifilmstudio.core.money.Hold;
import com.aifilmstudio.core.money.HoldRule.Next;
import com.aifilmstudio.core.money.MicroCredits;
import com.aifilmstudio.store.Hint;
import com.aifilmstudio.store.JobId;
import com.aifilmstudio.store.task.Tasks;
import java.math.BigDecimal;
import java.time.Instant;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/**
 * Whether a job has the money to go on. If not, its tasks are taken off the queue and its workers
 * hand back what they hold, until there is more.
 */
public final class Funding {

  private Funding() {}

  /**
   * After a capture. The tasks of the job that wait are locked last here: nobody waits for one of
   * them without the lock of the job or of the account, and both are held.
   */
  static void look(DSLContext tx, Hold hold, Instant now) {
    if (!funded(tx, hold, now)) {
      tx.update(JOB)
          .set(JOB.UNFUNDED_SINCE, DSL.coalesce(JOB.UNFUNDED_SINCE, DSL.val(now)))
          .where(JOB.ID.eq(hold.job()))
          .execute();
      Tasks.follow(tx, new JobId(hold.job()));
      Hint.JOB.send(tx, hold.job());
    }
  }

  /**
   * There may be more money for a job that waits for it.
   *
   * @return whether it goes on
   */
  public static boolean retry(DSLContext tx, JobId job, Instant now) {
    tx.select(JOB.ID).from(JOB).where(JOB.ID.eq(job.value())).forNoKeyUpdate().fetch();
    var hold = Holds.find(tx, job).filter(Hold::open);
    if (hold.isPresent() && !funded(tx, hold.get(), now)) {
      return false;
    }
    int freed =
        tx.update(JOB)
            .setNull(JOB.UNFUNDED_SINCE)
            .where(JOB.ID.eq(job.value()), JOB.UNFUNDED_SINCE.isNotNull())
            .execute();
    if (freed == 1) {
      Tasks.follow(tx, job);
      Hint.JOB.send(tx, job.value());
    }
    return true;
  }

  private static boolean funded(DSLContext tx, Hold hold, Instant now) {
    var available = CreditAccounts.find(tx, hold.account()).available();
    return switch (hold.next(rest(tx, hold), available)) {
      case Next.Enough() -> {
        if (hold.needs().isPresent()) {
          HoldTable.update(tx, hold.funded(), now);
        }
        yield true;
      }
      case Next.Grow(var more) -> {
        boolean taken = CreditAccounts.take(tx, hold.account(), more);
        if (taken) {
          var grown = hold.grow(more);
          HoldTable.update(tx, grown.hold(), now);
          Holds.post(tx, grown, now);
        } else { // somebody else was faster
          HoldTable.update(tx, hold.needing(more), now);
        }
        yield taken;
      }
      case Next.Exhausted(var required, var ignored) -> {
        HoldTable.update(tx, hold.needing(required), now);
        yield false;
      }
    };
  }

  /** What the job is still expected to cost: what was promised, as its finished shots kept it. */
  private static MicroCredits rest(DSLContext tx, Hold hold) {
    var open = sum(TASK.GPU_SECONDS).filterWhere(TASK.STATE.in("Ready", "Parked", "Leased"));
    var done = sum(TASK.GPU_SECONDS).filterWhere(TASK.STATE.eq("Done"));
    var tasks = tx.select(open, done).from(TASK).where(TASK.JOB_ID.eq(hold.job())).fetchSingle();
    double used =
        tx.select(JOB.GPU_MILLIS).from(JOB).where(JOB.ID.eq(hold.job())).fetchSingle(JOB.GPU_MILLIS)
            / 1000.0;
    double promised = orZero(tasks.value2());
    double pace = promised > 0 ? used / promised : 1;
    return hold.rate().cost(Math.round(orZero(tasks.value1()) * pace * 1000));
  }

  private static double orZero(BigDecimal sum) {
    return sum == null ? 0 : sum.doubleValue();
  }
}
