package com.aifilmstudio.store.money;

import static com.aifilmstudio.store.schema.Tables.LEDGER_ENTRY;
import static org.jooq.impl.DSL.countDistinct;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.when;

import com.aifilmstudio.core.money.AccountStatement;
import com.aifilmstudio.core.money.Book;
import com.aifilmstudio.core.money.JobStatement;
import com.aifilmstudio.core.money.MicroCredits;
import com.aifilmstudio.core.money.PostingKind;
import com.aifilmstudio.core.money.UsageDay;
import com.aifilmstudio.store.JobId;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;

/** The ledger as its owner reads it. Nothing but entries is read: they outlive jobs and takes. */
public final class Statements {

  private static final Condition OWN =
      LEDGER_ENTRY.BOOK.in(Book.AVAILABLE.word(), Book.HELD.word());
  private static final Field<BigDecimal> CHANGE = sum(when(OWN, LEDGER_ENTRY.AMOUNT));

  /** These change what an account has; the others only move it. */
  private static final Condition CHANGES =
      LEDGER_ENTRY.KIND.notIn(
          PostingKind.HOLD.word(), PostingKind.GROW.word(), PostingKind.RELEASE.word());

  private Statements() {}

  /** Of a job of that account. */
  public static Optional<JobStatement> ofJob(DSLContext sql, String account, JobId job) {
    var held = sum(when(LEDGER_ENTRY.BOOK.eq(Book.HELD.word()), LEDGER_ENTRY.AMOUNT));
    var paid = sum(when(LEDGER_ENTRY.BOOK.eq(Book.EARNED.word()), LEDGER_ENTRY.AMOUNT));
    return Holds.find(sql, job)
        .filter(hold -> hold.account().equals(account))
        .map(
            hold ->
                JobStatement.of(
                    hold,
                    sql.select(
                            LEDGER_ENTRY.AT,
                            LEDGER_ENTRY.KIND,
                            LEDGER_ENTRY.SUBJECT,
                            max(LEDGER_ENTRY.GPU_MILLIS),
                            held,
                            paid)
                        .from(LEDGER_ENTRY)
                        .where(LEDGER_ENTRY.JOB_ID.eq(job.value()))
                        .groupBy(LEDGER_ENTRY.AT, LEDGER_ENTRY.KIND, LEDGER_ENTRY.SUBJECT)
                        .orderBy(min(LEDGER_ENTRY.ID))
                        .fetch(
                            row ->
                                new JobStatement.Line(
                                    row.value1(),
                                    PostingKind.of(row.value2()),
                                    row.value3(),
                                    row.value4(),
                                    credits(row.value5()),
                                    credits(row.value6())))));
  }

  /** From a moment until before another. */
  public static AccountStatement ofAccount(
      DSLContext sql, String account, Instant from, Instant to) {
    var opening =
        sql.select(CHANGE)
            .from(LEDGER_ENTRY)
            .where(LEDGER_ENTRY.ACCOUNT.eq(account), LEDGER_ENTRY.AT.lt(from))
            .fetchSingle(row -> credits(row.value1()));
    var lines =
        sql.select(
                LEDGER_ENTRY.AT,
                LEDGER_ENTRY.KIND,
                LEDGER_ENTRY.SUBJECT,
                LEDGER_ENTRY.JOB_ID,
                max(LEDGER_ENTRY.GPU_MILLIS),
                CHANGE)
            .from(LEDGER_ENTRY)
            .where(within(account, from, to), CHANGES)
            .groupBy(LEDGER_ENTRY.AT, LEDGER_ENTRY.KIND, LEDGER_ENTRY.SUBJECT, LEDGER_ENTRY.JOB_ID)
            .orderBy(LEDGER_ENTRY.AT, min(LEDGER_ENTRY.ID))
            .fetch(
                row ->
                    new AccountStatement.Line(
                        row.value1(),
                        PostingKind.of(row.value2()),
                        row.value3(),
                        Optional.ofNullable(row.value4()),
                        row.value5(),
                        credits(row.value6())));
    return new AccountStatement(account, from, to, opening, lines);
  }

  /** The days of that time on which anything happened, by the clock of UTC. */
  public static List<UsageDay> byDay(DSLContext sql, String account, Instant from, Instant to) {
    var day = field("({0} at time zone 'UTC')::date", LocalDate.class, LEDGER_ENTRY.AT).as("day");
    var captures = LEDGER_ENTRY.KIND.eq(PostingKind.CAPTURE.word());
    var earned = LEDGER_ENTRY.BOOK.eq(Book.EARNED.word());
    return sql.select(
            day,
            countDistinct(LEDGER_ENTRY.JOB_ID).filterWhere(captures),
            sum(LEDGER_ENTRY.GPU_MILLIS).filterWhere(captures.and(earned)),
            sum(LEDGER_ENTRY.AMOUNT).filterWhere(captures.and(earned)),
            sum(LEDGER_ENTRY.AMOUNT)
                .filterWhere(
                    LEDGER_ENTRY.KIND.eq(PostingKind.REFUND.word()),
                    LEDGER_ENTRY.BOOK.eq(Book.AVAILABLE.word())),
            sum(LEDGER_ENTRY.AMOUNT)
                .filterWhere(
                    LEDGER_ENTRY.KIND.in(PostingKind.GRANT.word(), PostingKind.TOP_UP.word()),
                    LEDGER_ENTRY.BOOK.eq(Book.AVAILABLE.word())))
        .from(LEDGER_ENTRY)
        .where(within(account, from, to), CHANGES)
        .groupBy(day)
        .orderBy(day)
        .fetch(
            row ->
                new UsageDay(
                    row.value1(),
                    row.value2(),
                    row.value3() == null ? 0 : row.value3().longValueExact(),
                    credits(row.value4()),
                    credits(row.value5()),
                    credits(row.value6())));
  }

  private static Condition within(String account, Instant from, Instant to) {
    return LEDGER_ENTRY
        .ACCOUNT
        .eq(account)
        .and(LEDGER_ENTRY.AT.ge(from))
        .and(LEDGER_ENTRY.AT.lt(to));
  }

  private static MicroCredits credits(BigDecimal sum) {
    return sum == null ? MicroCredits.ZERO : new MicroCredits(sum.longValueExact());
  }
}
