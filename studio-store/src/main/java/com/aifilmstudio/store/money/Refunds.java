package com.aifilmstudio.store.money;

import static com.aifilmstudio.store.schema.Tables.JOB;
import static com.aifilmstudio.store.schema.Tables.LEDGER_ENTRY;

import com.aifilmstudio.core.money.Book;
import com.aifilmstudio.core.money.MicroCredits;
import com.aifilmstudio.core.money.PostingKind;
import com.aifilmstudio.store.JobId;
import com.aifilmstudio.store.TakeId;
import java.time.Instant;
import java.util.Optional;
import org.jooq.DSLContext;

/** Takes that are given back by a person's decision; films that failed are given back by rule. */
public final class Refunds {

  private Refunds() {}

  private record Paid(JobId job, String account, MicroCredits amount, long gpuMillis) {}

  /** What was paid for the take goes back to its account, once, also when its film is over. */
  public static RefundAnswer take(DSLContext tx, TakeId take, Instant now) {
    var captured = captured(tx, take);
    if (captured.isEmpty()) {
      return new RefundAnswer.NothingPaid();
    }
    var paid = captured.get();
    // As everybody does who writes a hold; the row may be gone, and its takes with it.
    tx.select(JOB.ID).from(JOB).where(JOB.ID.eq(paid.job().value())).forNoKeyUpdate().fetch();
    CreditAccounts.lock(tx, paid.account());
    if (isBack(tx, take.value())) {
      return new RefundAnswer.Refunded(paid.account(), paid.job(), paid.amount(), true);
    }
    if (isBack(tx, paid.job().value())) {
      return new RefundAnswer.WithItsFilm(paid.job());
    }
    var hold = Holds.find(tx, paid.job()).orElseThrow();
    Holds.carryOut(tx, hold.refund(take.value(), paid.gpuMillis(), paid.amount()), now);
    return new RefundAnswer.Refunded(paid.account(), paid.job(), paid.amount(), false);
  }

  private static Optional<Paid> captured(DSLContext tx, TakeId take) {
    return tx.selectFrom(LEDGER_ENTRY)
        .where(
            LEDGER_ENTRY.SUBJECT.eq(take.value()),
            LEDGER_ENTRY.KIND.eq(PostingKind.CAPTURE.word()),
            LEDGER_ENTRY.BOOK.eq(Book.EARNED.word()))
        .fetchOptional(
            row ->
                new Paid(
                    new JobId(row.getJobId()),
                    row.getAccount(),
                    new MicroCredits(row.getAmount()),
                    row.getGpuMillis()));
  }

  private static boolean isBack(DSLContext tx, String subject) {
    return tx.fetchExists(
        LEDGER_ENTRY,
        LEDGER_ENTRY.SUBJECT.eq(subject),
        LEDGER_ENTRY.KIND.eq(PostingKind.REFUND.word()));
  }
}
