package com.aifilmstudio.store.money;

import static com.aifilmstudio.store.schema.Tables.CREDIT_ACCOUNT;
import static com.aifilmstudio.store.schema.Tables.HOLD;
import static com.aifilmstudio.store.schema.Tables.JOB;
import static com.aifilmstudio.store.schema.Tables.LEDGER_ENTRY;
import static com.aifilmstudio.store.schema.Tables.TAKE;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.when;

import com.aifilmstudio.core.money.AuditFacts;
import com.aifilmstudio.core.money.AuditFacts.OddBalance;
import com.aifilmstudio.core.money.AuditFacts.OddHold;
import com.aifilmstudio.core.money.AuditFacts.UnevenPosting;
import com.aifilmstudio.core.money.Book;
import com.aifilmstudio.core.money.MicroCredits;
import com.aifilmstudio.core.money.PostingKind;
import com.aifilmstudio.store.Database;
import java.math.BigDecimal;
import java.util.List;
import org.jooq.AggregateFunction;
import org.jooq.DSLContext;

/**
 * Compares all entries there are with all that is kept beside them. Reads the ledger from end to
 * end a few times, at one moment, and returns only what differs.
 */
public final class Books {

  private Books() {}

  /** All of it is of one snapshot, so that nothing differs only because it was read later. */
  public static AuditFacts audit(Database database) {
    return database.inTransaction(
        tx -> {
          tx.execute("set transaction isolation level repeatable read, read only");
          var all = tx.select(amount(), count()).from(LEDGER_ENTRY).fetchSingle();
          return new AuditFacts(
              credits(all.value1()),
              all.value2(),
              postings(tx),
              balances(tx),
              holds(tx),
              orphans(tx));
        });
  }

  private static List<UnevenPosting> postings(DSLContext tx) {
    return tx.select(LEDGER_ENTRY.KIND, LEDGER_ENTRY.SUBJECT, amount())
        .from(LEDGER_ENTRY)
        .groupBy(LEDGER_ENTRY.KIND, LEDGER_ENTRY.SUBJECT)
        .having(amount().ne(BigDecimal.ZERO))
        .fetch(row -> new UnevenPosting(row.value1(), row.value2(), credits(row.value3())));
  }

  private static List<OddBalance> balances(DSLContext tx) {
    var entries =
        select(LEDGER_ENTRY.ACCOUNT.as("account"), amount().as("amount"))
            .from(LEDGER_ENTRY)
            .where(LEDGER_ENTRY.BOOK.eq(Book.AVAILABLE.word()))
            .groupBy(LEDGER_ENTRY.ACCOUNT)
            .asTable("entries");
    var account = field(name("entries", "account"), String.class);
    var summed = coalesce(field(name("entries", "amount"), BigDecimal.class), BigDecimal.ZERO);
    var balance = coalesce(CREDIT_ACCOUNT.BALANCE, 0L);
    return tx.select(coalesce(CREDIT_ACCOUNT.NAME, account), balance, summed)
        .from(CREDIT_ACCOUNT)
        .fullJoin(entries)
        .on(account.eq(CREDIT_ACCOUNT.NAME))
        .where(balance.cast(BigDecimal.class).ne(summed))
        .fetch(
            row ->
                new OddBalance(
                    row.value1(), new MicroCredits(row.value2()), credits(row.value3())));
  }

  private static List<OddHold> holds(DSLContext tx) {
    var entries =
        select(
                LEDGER_ENTRY.JOB_ID.as("job"),
                amount().filterWhere(LEDGER_ENTRY.BOOK.eq(Book.HELD.word())).as("held"),
                amount().filterWhere(LEDGER_ENTRY.BOOK.eq(Book.EARNED.word())).as("earned"))
            .from(LEDGER_ENTRY)
            .where(LEDGER_ENTRY.JOB_ID.isNotNull())
            .groupBy(LEDGER_ENTRY.JOB_ID)
            .asTable("entries");
    var job = field(name("entries", "job"), String.class);
    var held = coalesce(field(name("entries", "held"), BigDecimal.class), BigDecimal.ZERO);
    var earned = coalesce(field(name("entries", "earned"), BigDecimal.class), BigDecimal.ZERO);
    var left =
        when(HOLD.SECURED.isTrue().and(HOLD.CLOSED_AT.isNull()), HOLD.AMOUNT.minus(HOLD.CAPTURED))
            .otherwise(0L);
    var jobIsOpen =
        field(
            exists(selectOne().from(JOB).where(JOB.ID.eq(HOLD.JOB_ID), JOB.FINISHED_AT.isNull())));
    return tx.select(HOLD.fields())
        .select(coalesce(HOLD.JOB_ID, job).as("id"), held.as("held"), earned.as("earned"))
        .select(jobIsOpen.as("open"))
        .from(HOLD)
        .fullJoin(entries)
        .on(job.eq(HOLD.JOB_ID))
        .where(
            HOLD.JOB_ID
                .isNull()
                .or(left.cast(BigDecimal.class).ne(held))
                .or(HOLD.CAPTURED.minus(HOLD.REFUNDED).cast(BigDecimal.class).ne(earned))
                .or(HOLD.CLOSED_AT.isNull().and(jobIsOpen.isFalse())))
        .fetch(
            row ->
                new OddHold(
                    row.get("id", String.class),
                    Holds.in(row),
                    credits(row.get("held", BigDecimal.class)),
                    credits(row.get("earned", BigDecimal.class)),
                    row.get("open", Boolean.class)));
  }

  /** Jobs that were forgotten took their takes with them. */
  private static List<String> orphans(DSLContext tx) {
    return tx.select(LEDGER_ENTRY.SUBJECT)
        .from(LEDGER_ENTRY)
        .join(JOB)
        .on(JOB.ID.eq(LEDGER_ENTRY.JOB_ID))
        .where(
            LEDGER_ENTRY.KIND.eq(PostingKind.CAPTURE.word()),
            LEDGER_ENTRY.BOOK.eq(Book.EARNED.word()),
            notExists(
                selectOne()
                    .from(TAKE)
                    .where(TAKE.ID.eq(LEDGER_ENTRY.SUBJECT), TAKE.ENDED_AT.isNotNull())))
        .fetch(LEDGER_ENTRY.SUBJECT);
  }

  /** A new one each time: a filter changes the function that it is put on. */
  private static AggregateFunction<BigDecimal> amount() {
    return sum(LEDGER_ENTRY.AMOUNT);
  }

  private static MicroCredits credits(BigDecimal sum) {
    return sum == null ? MicroCredits.ZERO : new MicroCredits(sum.longValueExact());
  }
}
