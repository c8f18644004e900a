package com.aifilmstudio.store.money;

import static com.aifilmstudio.store.schema.Tables.CREDIT_ACCOUNT;
import static com.aifilmstudio.store.schema.Tables.HOLD;
import static com.aifilmstudio.store.schema.Tables.LEDGER_ENTRY;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.not;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.val;

import com.aifilmstudio.core.money.Book;
import com.aifilmstudio.core.money.MicroCredits;
import com.aifilmstudio.core.money.Posting;
import com.aifilmstudio.core.money.PostingKind;
import com.aifilmstudio.store.Database;
import com.aifilmstudio.store.Hint;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Record;

/** Accounts' credit: what is agreed, what is granted and bought, and what is left. */
public final class CreditAccounts {

  private CreditAccounts() {}

  /** Makes the account's credit known under these terms, unless there is a word on it already. */
  public static void open(DSLContext tx, String account, CreditTerms terms) {
    tx.insertInto(CREDIT_ACCOUNT)
        .set(CREDIT_ACCOUNT.NAME, account)
        .set(CREDIT_ACCOUNT.PLAN, terms.plan())
        .set(CREDIT_ACCOUNT.MONTHLY_CREDITS, terms.monthly().value())
        .set(CREDIT_ACCOUNT.CREDIT_LINE, terms.line().value())
        .set(CREDIT_ACCOUNT.POSTPAID, terms.postpaid())
        .onConflict(CREDIT_ACCOUNT.NAME)
        .doUpdate()
        .set(CREDIT_ACCOUNT.PLAN, terms.plan())
        .set(CREDIT_ACCOUNT.MONTHLY_CREDITS, terms.monthly().value())
        .set(CREDIT_ACCOUNT.CREDIT_LINE, terms.line().value())
        .where(
            CREDIT_ACCOUNT.PLAN.eq(""), val(terms.plan()).ne(""), CREDIT_ACCOUNT.POSTPAID.isFalse())
        .execute();
  }

  /** Agrees on other terms. What it owes already may be more than a new credit line. */
  public static void agree(DSLContext tx, String account, CreditTerms terms) {
    open(tx, account, terms);
    tx.update(CREDIT_ACCOUNT)
        .set(CREDIT_ACCOUNT.PLAN, terms.plan())
        .set(CREDIT_ACCOUNT.MONTHLY_CREDITS, terms.monthly().value())
        .set(CREDIT_ACCOUNT.CREDIT_LINE, terms.line().value())
        .set(CREDIT_ACCOUNT.POSTPAID, terms.postpaid())
        .where(CREDIT_ACCOUNT.NAME.eq(account))
        .execute();
    tellThoseInNeed(tx, account);
  }

  /** How an account stands; one that nobody has heard of has nothing. */
  public static CreditAccount find(DSLContext sql, String account) {
    var held =
        field(
            select(coalesce(sum(HOLD.AMOUNT.minus(HOLD.CAPTURED)), val(BigDecimal.ZERO)))
                .from(HOLD)
                .where(
                    HOLD.ACCOUNT.eq(CREDIT_ACCOUNT.NAME),
                    HOLD.CLOSED_AT.isNull(),
                    HOLD.SECURED.isTrue()));
    return sql.select(CREDIT_ACCOUNT.fields())
        .select(held)
        .from(CREDIT_ACCOUNT)
        .where(CREDIT_ACCOUNT.NAME.eq(account))
        .fetchOptional(
            row ->
                new CreditAccount(
                    account,
                    terms(row),
                    new MicroCredits(row.get(CREDIT_ACCOUNT.BALANCE)),
                    new MicroCredits(row.get(held).longValueExact())))
        .orElseGet(
            () ->
                new CreditAccount(account, CreditTerms.NONE, MicroCredits.ZERO, MicroCredits.ZERO));
  }

  private static CreditTerms terms(Record row) {
    return new CreditTerms(
        row.get(CREDIT_ACCOUNT.PLAN),
        new MicroCredits(row.get(CREDIT_ACCOUNT.MONTHLY_CREDITS)),
        new MicroCredits(row.get(CREDIT_ACCOUNT.CREDIT_LINE)),
        row.get(CREDIT_ACCOUNT.POSTPAID));
  }

  /**
   * Credits that were paid for. The same payment counts once, however often it is told.
   *
   * @return whether it is new
   */
  public static boolean topUp(
      DSLContext tx, String account, String payment, MicroCredits amount, Instant now) {
    open(tx, account, CreditTerms.NONE);
    return give(tx, Posting.topUp(account, payment, amount), amount, now);
  }

  /** How much a payment brought, if it has come in. */
  public static Optional<MicroCredits> payment(DSLContext sql, String account, String payment) {
    return sql.select(LEDGER_ENTRY.AMOUNT)
        .from(LEDGER_ENTRY)
        .where(
            LEDGER_ENTRY.ACCOUNT.eq(account),
            LEDGER_ENTRY.SUBJECT.eq(account + "/" + payment),
            LEDGER_ENTRY.KIND.eq(PostingKind.TOP_UP.word()),
            LEDGER_ENTRY.BOOK.eq(Book.AVAILABLE.word()))
        .fetchOptional(row -> new MicroCredits(row.value1()));
  }

  /**
   * The month's credits of the account's plan, once a month.
   *
   * @return whether they are new
   */
  public static boolean grantMonth(DSLContext tx, String account, Instant now) {
    var monthly =
        tx.select(CREDIT_ACCOUNT.MONTHLY_CREDITS)
            .from(CREDIT_ACCOUNT)
            .where(CREDIT_ACCOUNT.NAME.eq(account))
            .fetchOptional(row -> new MicroCredits(row.value1()))
            .orElse(MicroCredits.ZERO);
    return monthly.isPositive()
        && give(tx, Posting.grant(account, month(now), monthly), monthly, now);
  }

  /**
   * The month's credits of all plans.
   *
   * @return how many accounts got theirs now
   */
  public static int grantDue(Database database, Instant now) {
    var month = month(now);
    var granted =
        exists(
            selectOne()
                .from(LEDGER_ENTRY)
                .where(
                    LEDGER_ENTRY.SUBJECT.eq(CREDIT_ACCOUNT.NAME.concat("/" + month)),
                    LEDGER_ENTRY.KIND.eq(PostingKind.GRANT.word())));
    return (int)
        database
            .sql()
            .select(CREDIT_ACCOUNT.NAME)
            .from(CREDIT_ACCOUNT)
            .where(CREDIT_ACCOUNT.MONTHLY_CREDITS.gt(0L), not(granted))
            .fetch(CREDIT_ACCOUNT.NAME)
            .stream()
            .filter(account -> database.inTransaction(tx -> grantMonth(tx, account, now)))
            .count();
  }

  private static String month(Instant now) {
    return YearMonth.from(now.atZone(ZoneOffset.UTC)).toString();
  }

  /** The account's row is locked first: two who tell the same come one after the other. */
  private static boolean give(DSLContext tx, Posting posting, MicroCredits amount, Instant now) {
    lock(tx, posting.account());
    if (Ledger.has(tx, posting)) {
      return false;
    }
    add(tx, posting.account(), amount);
    Ledger.post(tx, posting, now);
    return true;
  }

  static void lock(DSLContext tx, String account) {
    tx.select(CREDIT_ACCOUNT.NAME)
        .from(CREDIT_ACCOUNT)
        .where(CREDIT_ACCOUNT.NAME.eq(account))
        .forNoKeyUpdate()
        .fetch();
  }

  /** There is more to spend; films that wait for it hear of that. */
  private static void add(DSLContext tx, String account, MicroCredits amount) {
    tx.update(CREDIT_ACCOUNT)
        .set(CREDIT_ACCOUNT.BALANCE, CREDIT_ACCOUNT.BALANCE.plus(amount.value()))
        .where(CREDIT_ACCOUNT.NAME.eq(account))
        .execute();
    tellThoseInNeed(tx, account);
  }

  /** Changes the balance by what was decided already, also below the credit line. */
  static void move(DSLContext tx, String account, MicroCredits by) {
    if (by.isPositive()) {
      add(tx, account, by);
    } else if (!by.isZero()) {
      tx.update(CREDIT_ACCOUNT)
          .set(CREDIT_ACCOUNT.BALANCE, CREDIT_ACCOUNT.BALANCE.plus(by.value()))
          .where(CREDIT_ACCOUNT.NAME.eq(account))
          .execute();
    }
  }

  /**
   * Takes from the balance if it and the credit line allow. Test and change are one statement: of
   * many who ask at once each sees what those before have left.
   */
  static boolean take(DSLContext tx, String account, MicroCredits amount) {
    return tx.update(CREDIT_ACCOUNT)
            .set(CREDIT_ACCOUNT.BALANCE, CREDIT_ACCOUNT.BALANCE.minus(amount.value()))
            .where(
                CREDIT_ACCOUNT.NAME.eq(account),
                CREDIT_ACCOUNT.BALANCE.plus(CREDIT_ACCOUNT.CREDIT_LINE).ge(amount.value()))
            .execute()
        == 1;
  }

  private static void tellThoseInNeed(DSLContext tx, String account) {
    tx.select(HOLD.JOB_ID)
        .from(HOLD)
        .where(HOLD.ACCOUNT.eq(account), HOLD.NEEDS.isNotNull())
        .fetch(HOLD.JOB_ID)
        .forEach(job -> Hint.JOB.send(tx, job));
  }
}
