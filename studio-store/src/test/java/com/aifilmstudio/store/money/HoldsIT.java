package com.aifilmstudio.store.money;

import static com.aifilmstudio.store.schema.Tables.HOLD;
import static com.aifilmstudio.store.schema.Tables.LEDGER_ENTRY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.aifilmstudio.core.failure.Blame;
import com.aifilmstudio.core.money.AccountStatement;
import com.aifilmstudio.core.money.JobStatement;
import com.aifilmstudio.core.money.MicroCredits;
import com.aifilmstudio.core.money.PostingKind;
import com.aifilmstudio.core.money.Price;
import com.aifilmstudio.core.money.Rate;
import com.aifilmstudio.core.money.UsageDay;
import com.aifilmstudio.store.JobId;
import com.aifilmstudio.store.TakeId;
import com.aifilmstudio.store.money.HoldAnswer.Insufficient;
import com.aifilmstudio.store.money.HoldAnswer.Placed;
import com.aifilmstudio.store.testkit.AtOnce;
import com.aifilmstudio.store.testkit.StudioDatabase;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jooq.exception.DataAccessException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("store")
class HoldsIT {

  private static final Rate RATE =
      new Rate("tinyfilm", "cpu", Optional.of(MicroCredits.of(2_000_000)));

  private static StudioDatabase studio;
  private static int tests;

  private final String acme = "acme-" + ++tests;

  @BeforeAll
  static void open() {
    studio = new StudioDatabase();
  }

  @AfterAll
  static void close() {
    studio.close();
  }

  @Test
  void ofAHundredOrdersAtOnceOnTheCreditForOneExactlyOneIsPlaced() {
    topUp(MicroCredits.credits(10));
    var answers = new ConcurrentLinkedQueue<HoldAnswer>();
    AtOnce.each(
        Collections.nCopies(100, MicroCredits.credits(10)),
        amount -> answers.add(place(JobId.create(), amount)));
    assertThat(answers).hasSize(100);
    assertThat(answers).filteredOn(Placed.class::isInstance).hasSize(1);
    assertThat(answers)
        .filteredOn(Insufficient.class::isInstance)
        .hasSize(99)
        .containsOnly(new Insufficient(MicroCredits.credits(10), MicroCredits.ZERO));
    assertThat(studio.sql().fetchCount(HOLD, HOLD.ACCOUNT.eq(acme))).isOne();
    assertThat(account().held()).isEqualTo(MicroCredits.credits(10));
    assertThat(account().balance()).isEqualTo(MicroCredits.ZERO);
  }

  @Test
  void aCreditLineMayBeOwedAndNoMore() {
    agree(new CreditTerms("Studio", MicroCredits.ZERO, MicroCredits.credits(5), false));
    assertThat(place(JobId.create(), MicroCredits.credits(5))).isInstanceOf(Placed.class);
    assertThat(place(JobId.create(), MicroCredits.of(1)))
        .isEqualTo(new Insufficient(MicroCredits.of(1), MicroCredits.ZERO));
    assertThat(account().balance()).isEqualTo(MicroCredits.credits(-5));
  }

  @Test
  void whatIsNotUsedComesBackOnceAtTheEnd() {
    topUp(MicroCredits.credits(10));
    var job = JobId.create();
    place(job, MicroCredits.credits(4));
    release(job, Optional.empty());
    release(job, Optional.of(Blame.PLATFORM));
    assertThat(account().balance()).isEqualTo(MicroCredits.credits(10));
    assertThat(account().held()).isEqualTo(MicroCredits.ZERO);
    assertThat(Holds.find(studio.sql(), job).orElseThrow().open()).isFalse();
  }

  @Test
  void whoPaysAfterwardsNeedsNoCredit() {
    agree(new CreditTerms("Invoice", MicroCredits.ZERO, MicroCredits.ZERO, true));
    var job = JobId.create();
    assertThat(place(job, MicroCredits.credits(4))).isEqualTo(new Placed(MicroCredits.ZERO));
    assertThat(Holds.find(studio.sql(), job).orElseThrow().secured()).isFalse();
  }

  @Test
  void withoutAPriceNothingIsHeld() {
    var rate = Rate.withoutPrice("tinyfilm", "cpu");
    var order = new NewHold(JobId.create(), acme, rate, MicroCredits.credits(4));
    assertThat(placed(order)).isEqualTo(new Placed(MicroCredits.ZERO));
  }

  @Test
  void aPaymentAndAMonthCountOnceHoweverOftenTheyAreTold() {
    agree(new CreditTerms("Studio", MicroCredits.credits(100), MicroCredits.ZERO, false));
    AtOnce.run(Collections.nCopies(8, () -> topUp(MicroCredits.credits(7))));
    AtOnce.run(Collections.nCopies(8, this::grant));
    assertThat(account().balance()).isEqualTo(MicroCredits.credits(107));
    studio.clock().pass(Duration.ofDays(31));
    assertThat(CreditAccounts.grantDue(studio.database(), studio.clock().instant())).isOne();
    assertThat(CreditAccounts.grantDue(studio.database(), studio.clock().instant())).isZero();
    assertThat(account().balance()).isEqualTo(MicroCredits.credits(207));
  }

  @Test
  void thePriceOfTheTimeOfTheOrderHolds() {
    var from = studio.clock().instant();
    set(3, from);
    set(5, from.plusSeconds(60));
    assertThat(set(9, from)).as("a price that may be agreed on").isFalse();
    assertThat(price(from)).contains(MicroCredits.of(3));
    assertThat(price(from.plusSeconds(60))).contains(MicroCredits.of(5));
    assertThat(price(from.minusSeconds(1))).isEmpty();
  }

  @Test
  void theLedgerIsOnlyWrittenOn() {
    topUp(MicroCredits.credits(1));
    for (var change :
        List.of(
            "update ledger_entry set amount = 7",
            "delete from ledger_entry",
            "truncate ledger_entry")) {
      assertThatThrownBy(() -> studio.sql().execute(change))
          .isInstanceOf(DataAccessException.class)
          .hasMessageContaining("append-only");
    }
  }

  @Test
  void entriesThatDoNotSumToZeroAreRefusedAtTheCommit() {
    assertThatThrownBy(
            () ->
                studio
                    .database()
                    .run(
                        tx ->
                            tx.insertInto(LEDGER_ENTRY)
                                .set(LEDGER_ENTRY.KIND, "Grant")
                                .set(LEDGER_ENTRY.SUBJECT, acme + "/2026-11")
                                .set(LEDGER_ENTRY.ACCOUNT, acme)
                                .set(LEDGER_ENTRY.BOOK, "Available")
                                .set(LEDGER_ENTRY.AMOUNT, 1L)
                                .set(LEDGER_ENTRY.AT, studio.clock().instant())
                                .execute()))
        .hasStackTraceContaining("do not sum to zero");
    assertThat(studio.sql().fetchCount(LEDGER_ENTRY, LEDGER_ENTRY.ACCOUNT.eq(acme))).isZero();
  }

  @Test
  void statementsTellWhatCameAndWentAndOutliveTheJob() {
    var now = studio.clock().instant();
    topUp(MicroCredits.credits(10));
    var job = JobId.create();
    place(job, MicroCredits.credits(4));
    var take = TakeId.create();
    studio
        .database()
        .run(tx -> Captures.of(tx, Holds.find(tx, job).orElseThrow(), take, 1500, now));
    release(job, Optional.of(Blame.PLATFORM));
    var day = Duration.ofDays(1);
    var account = Statements.ofAccount(studio.sql(), acme, now.minus(day), now.plus(day));
    assertThat(account.lines())
        .extracting(AccountStatement.Line::kind)
        .containsExactly(PostingKind.TOP_UP, PostingKind.CAPTURE, PostingKind.REFUND);
    assertThat(account.closing()).isEqualTo(account().balance());
    assertThat(Statements.ofAccount(studio.sql(), acme, now.plus(day), now.plus(day)).opening())
        .isEqualTo(MicroCredits.credits(10));
    var ofJob = Statements.ofJob(studio.sql(), acme, job).orElseThrow();
    assertThat(ofJob.lines())
        .extracting(JobStatement.Line::kind)
        .containsExactly(
            PostingKind.HOLD, PostingKind.CAPTURE, PostingKind.RELEASE, PostingKind.REFUND);
    assertThat(ofJob.lines().get(1).paid()).isEqualTo(MicroCredits.credits(3));
    assertThat(Statements.ofJob(studio.sql(), "another", job)).isEmpty();
    assertThat(Statements.byDay(studio.sql(), acme, now.minus(day), now.plus(day)))
        .containsExactly(
            new UsageDay(
                now.atZone(ZoneOffset.UTC).toLocalDate(),
                1,
                1500,
                MicroCredits.credits(3),
                MicroCredits.credits(3),
                MicroCredits.credits(10)));
  }

  private HoldAnswer place(JobId job, MicroCredits amount) {
    return placed(new NewHold(job, acme, RATE, amount));
  }

  private HoldAnswer placed(NewHold order) {
    return studio.database().inTransaction(tx -> Holds.place(tx, order, studio.clock().instant()));
  }

  private void release(JobId job, Optional<Blame> blame) {
    studio.database().run(tx -> Holds.release(tx, job, blame, studio.clock().instant()));
  }

  private void topUp(MicroCredits amount) {
    studio
        .database()
        .run(tx -> CreditAccounts.topUp(tx, acme, "pay-1", amount, studio.clock().instant()));
  }

  private void grant() {
    studio.database().run(tx -> CreditAccounts.grantMonth(tx, acme, studio.clock().instant()));
  }

  private void agree(CreditTerms terms) {
    studio.database().run(tx -> CreditAccounts.agree(tx, acme, terms));
  }

  private CreditAccount account() {
    return CreditAccounts.find(studio.sql(), acme);
  }

  private boolean set(long perSecond, Instant from) {
    return Prices.set(studio.sql(), new Price("tinyfilm", "cpu", MicroCredits.of(perSecond), from));
  }

  private Optional<MicroCredits> price(Instant at) {
    return Prices.rate(studio.sql(), "sha256:0", "cpu", at).perGpuSecond();
  }
}
