package com.aifilmstudio.store.money;

import static com.aifilmstudio.store.schema.Tables.HOLD;
import static com.aifilmstudio.store.schema.Tables.LEDGER_ENTRY;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.when;

import com.aifilmstudio.core.failure.Blame;
import com.aifilmstudio.core.money.Book;
import com.aifilmstudio.core.money.Hold;
import com.aifilmstudio.core.money.Hold.Moved;
import com.aifilmstudio.core.money.Posting;
import com.aifilmstudio.core.money.Rate;
import com.aifilmstudio.store.JobId;
import java.time.Instant;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Record;

/** What is set aside for a job, from its order to its end. */
public final class Holds {

  private Holds() {}

  /**
   * Sets aside what a new job may cost, in the transaction that writes the job. Accounts that pay
   * afterwards need not have it.
   */
  public static HoldAnswer place(DSLContext tx, NewHold order, Instant now) {
    CreditAccounts.open(tx, order.account(), CreditTerms.NONE);
    var job = order.job().value();
    var placed =
        CreditAccounts.find(tx, order.account()).terms().postpaid()
            ? Hold.afterwards(job, order.account(), order.rate())
            : Hold.placed(job, order.account(), order.rate(), order.amount());
    var amount = placed.hold().amount();
    if (amount.isPositive() && !CreditAccounts.take(tx, order.account(), amount)) {
      var left = CreditAccounts.find(tx, order.account()).available();
      return new HoldAnswer.Insufficient(amount, left);
    }
    HoldTable.insert(tx, placed.hold(), now);
    post(tx, placed, now);
    return new HoldAnswer.Placed(amount);
  }

  /** A job is planned. Where nothing was agreed when it was ordered, it pays afterwards. */
  public static void openAfterwards(
      DSLContext tx, JobId job, String account, Rate rate, Instant now) {
    if (tx.fetchExists(HOLD, HOLD.JOB_ID.eq(job.value()))) {
      return;
    }
    CreditAccounts.open(tx, account, CreditTerms.ofApplied(account));
    HoldTable.insert(tx, Hold.afterwards(job.value(), account, rate).hold(), now);
  }

  public static Optional<Hold> find(DSLContext sql, JobId job) {
    return HoldTable.find(sql, job);
  }

  /** Of a row that was joined with others; empty if there is no hold in it. */
  public static Optional<Hold> in(Record row) {
    return row.get(HOLD.JOB_ID) == null ? Optional.empty() : Optional.of(HoldTable.row(row));
  }

  /**
   * The job is over: what is left of its hold goes back to the account, and what was captured too
   * if that is due to it. Once; the caller has locked the job's row.
   *
   * @param blame of the failure that ended it, if one did
   */
  public static void release(DSLContext tx, JobId job, Optional<Blame> blame, Instant now) {
    var hold = find(tx, job).filter(Hold::open);
    if (hold.isPresent()) {
      carryOut(tx, hold.get().close(blame, paidMillis(tx, job)), now);
    }
  }

  /** Writes a hold after a change, the balance that goes with it, and what is posted. */
  static void carryOut(DSLContext tx, Moved moved, Instant now) {
    HoldTable.update(tx, moved.hold(), now);
    CreditAccounts.move(tx, moved.hold().account(), moved.toBalance());
    post(tx, moved, now);
  }

  static void post(DSLContext tx, Moved moved, Instant now) {
    for (Posting posting : moved.postings()) {
      Ledger.post(tx, posting, now);
    }
  }

  /** GPU time of captures that were not given back. */
  private static long paidMillis(DSLContext tx, JobId job) {
    var paid =
        sum(
            when(LEDGER_ENTRY.AMOUNT.gt(0L), LEDGER_ENTRY.GPU_MILLIS)
                .otherwise(LEDGER_ENTRY.GPU_MILLIS.neg()));
    return tx.select(paid)
        .from(LEDGER_ENTRY)
        .where(LEDGER_ENTRY.JOB_ID.eq(job.value()), LEDGER_ENTRY.BOOK.eq(Book.EARNED.word()))
        .fetchSingle(row -> row.value1() == null ? 0 : row.value1().longValueExact());
  }
}
