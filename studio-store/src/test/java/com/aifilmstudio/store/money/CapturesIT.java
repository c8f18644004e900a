package com.aifilmstudio.store.money;

import static com.aifilmstudio.store.schema.Tables.JOB;
import static com.aifilmstudio.store.schema.Tables.LEDGER_ENTRY;
import static com.aifilmstudio.store.schema.Tables.STUDIO;
import static com.aifilmstudio.store.schema.Tables.TASK;
import static com.aifilmstudio.store.testkit.Messages.claimed;
import static com.aifilmstudio.store.testkit.Messages.failed;
import static com.aifilmstudio.store.testkit.Messages.released;
import static com.aifilmstudio.store.testkit.Messages.rendered;
import static com.aifilmstudio.store.testkit.Messages.renderedWith;
import static com.aifilmstudio.store.testkit.Messages.step;
import static org.assertj.core.api.Assertions.assertThat;

import com.aifilmstudio.core.failure.FailureCode;
import com.aifilmstudio.core.money.Hold;
import com.aifilmstudio.core.money.MicroCredits;
import com.aifilmstudio.core.money.Rate;
import com.aifilmstudio.core.protocol.BeatReply.Verdict;
import com.aifilmstudio.core.protocol.Fail;
import com.aifilmstudio.store.JobId;
import com.aifilmstudio.store.job.JobRow;
import com.aifilmstudio.store.job.Jobs;
import com.aifilmstudio.store.task.Lease;
import com.aifilmstudio.store.task.Reports.Completion;
import com.aifilmstudio.store.testkit.StudioDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Ends of takes on the real tables, with what they cost. A GPU-second costs two credits. */
@Tag("store")
class CapturesIT {

  private static final Rate RATE =
      new Rate("tinyfilm", "cpu", Optional.of(MicroCredits.credits(2)));

  private static StudioDatabase studio;
  private static int tests;

  private final String acme = "acme-" + ++tests;
  private final List<JobId> films = new ArrayList<>();
  private int payments;

  @BeforeAll
  static void open() {
    studio = new StudioDatabase();
  }

  @AfterAll
  static void close() {
    studio.close();
  }

  /** Its tasks are nobody's in the next test. */
  @AfterEach
  void endAll() {
    films.forEach(film -> finish(film, "Canceled", "CancelRequested"));
  }

  @Test
  void aShotIsPaidFromTheHoldWithItsCompletionHoweverOftenThatIsReported() {
    var film = aFilmHolding(2, 100);
    var lease = claim();
    studio.reports().complete(lease, rendered(lease, 1.5));
    studio.reports().complete(lease, rendered(lease, 1.5));
    assertThat(hold(film).captured()).isEqualTo(MicroCredits.credits(3));
    assertThat(
            studio
                .sql()
                .fetchCount(
                    LEDGER_ENTRY,
                    LEDGER_ENTRY.KIND.eq("Capture"),
                    LEDGER_ENTRY.JOB_ID.eq(film.value())))
        .isEqualTo(2);
    assertThat(account().held()).isEqualTo(MicroCredits.credits(97));
  }

  @Test
  void shotsThatCompleteTogetherArePaidOnceEachAlsoWhereTheyAreOfOneFilm() {
    var films = List.of(aFilmHolding(2, 100), aFilmHolding(2, 50));
    var left = new ArrayList<Completion>();
    for (int n = 0; n < 4; n++) {
      var lease = claim();
      left.add(new Completion(lease, rendered(lease, 1.5)));
    }
    while (!left.isEmpty()) {
      var done = studio.reports().completeTogether(left).keySet();
      assertThat(done).as("one of each film at a time").hasSize(2);
      left.removeAll(done);
    }
    assertThat(films)
        .allSatisfy(film -> assertThat(hold(film).captured()).isEqualTo(MicroCredits.credits(6)));
    assertThat(account().held()).isEqualTo(MicroCredits.credits(138));
  }

  @Test
  void nobodyPaysForShotsThatDidNotComeOutOrWhoseWorkerWentOrBroke() {
    var film = holding(studio.aFilm(4, 50, 3, "{\"black\":\"Fail\"}"), 100);
    var broken = claim();
    studio.leases().beat(broken, step(broken, 10));
    studio.reports().fail(broken, failed(broken, "RENDER.FAILED"));
    var evicted = claim();
    studio.leases().beat(evicted, step(evicted, 10));
    studio.reports().fail(evicted, released(evicted));
    var lost = claim();
    studio.leases().beat(lost, step(lost, 10));
    studio.clock().passSeconds(StudioDatabase.LEASE_SECONDS + 1);
    studio.sql().update(STUDIO).set(STUDIO.TICK_AT, studio.clock().instant()).execute();
    assertThat(studio.sweep().tick().lost()).isPositive();
    var liar = claim();
    studio.leases().beat(liar, step(liar, 10));
    studio.reports().fail(liar, stopped(liar, FailureCode.TASK_PAUSED));
    var black = claim();
    studio.reports().complete(black, renderedWith(black, "black"));
    assertThat(hold(film).captured()).isEqualTo(MicroCredits.ZERO);
  }

  @Test
  void anOwnerPaysForWhatHeStopsAndOnlyHe() {
    var paused = aFilmHolding(1, 100);
    var pausing = claim();
    studio.leases().beat(pausing, step(pausing, 10));
    studio.database().run(tx -> Jobs.pause(tx, paused));
    studio.reports().fail(pausing, stopped(pausing, FailureCode.TASK_PAUSED));
    assertThat(hold(paused).captured()).isEqualTo(MicroCredits.credits(2));

    var canceled = aFilmHolding(1, 100);
    var canceling = claim();
    studio.leases().beat(canceling, step(canceling, 10));
    studio.database().run(tx -> Jobs.cancel(tx, canceled));
    studio.reports().fail(canceling, stopped(canceling, FailureCode.TASK_CANCELED));
    assertThat(hold(canceled).captured()).isEqualTo(MicroCredits.credits(2));

    var failing = aFilmHolding(1, 100);
    var stopping = claim();
    studio.leases().beat(stopping, step(stopping, 10));
    end(failing, FailureCode.QUALITY_BLACK);
    studio.reports().fail(stopping, stopped(stopping, FailureCode.TASK_CANCELED));
    assertThat(hold(failing).captured()).isEqualTo(MicroCredits.ZERO);
  }

  @Test
  void capturesNeverExceedTheHoldAndEndWithTheJob() {
    var film = aFilmHolding(3, 4);
    var first = claim();
    var second = claim();
    var third = claim();
    studio.reports().complete(first, rendered(first, 3));
    assertThat(hold(film).captured()).isEqualTo(MicroCredits.credits(4));
    studio.reports().complete(second, rendered(second, 3));
    finish(film, "Canceled", "ResourceDeleted");
    studio.reports().complete(third, rendered(third, 3));
    assertThat(hold(film).captured()).isEqualTo(MicroCredits.credits(4));
    assertThat(account().balance()).isEqualTo(MicroCredits.ZERO);
    assertThat(account().held()).isEqualTo(MicroCredits.ZERO);
  }

  @Test
  void aHoldGrowsAtFourFifthsIfTheBalanceAllows() {
    topUp(100);
    var film = aFilmHolding(4, 10); // promised: 2.5 s a shot, 20 credits in all
    complete(4); // 8 of 10 credits: the pace is 1.6, and 24 are to come
    assertThat(hold(film).amount()).isEqualTo(MicroCredits.credits(40));
    assertThat(account().balance()).isEqualTo(MicroCredits.credits(70));
    assertThat(jobIsUnfunded(film)).isFalse();
  }

  @Test
  void aFilmWithoutMoneyWaitsAndGoesOnWhenThereIsMore() {
    var film = aFilmHolding(4, 10);
    var running = claim();
    complete(4);
    assertThat(jobIsUnfunded(film)).isTrue();
    assertThat(hold(film).needs()).contains(MicroCredits.credits(30));
    assertThat(studio.leases().beat(running, step(running, 1)).verdict()).isEqualTo(Verdict.PAUSE);
    assertThat(waiting(film, "Ready")).isZero();
    assertThat(waiting(film, "Parked")).isEqualTo(2);
    topUp(29);
    assertThat(retry(film)).isFalse();
    topUp(1);
    assertThat(retry(film)).isTrue();
    assertThat(jobIsUnfunded(film)).isFalse();
    assertThat(waiting(film, "Ready")).isEqualTo(2);
    assertThat(hold(film).amount()).isEqualTo(MicroCredits.credits(40));
    assertThat(account().balance()).isEqualTo(MicroCredits.ZERO);
  }

  @Test
  void theLastShotNeedsNoLargerHold() {
    var film = aFilmHolding(1, 10);
    complete(4.9);
    assertThat(jobIsUnfunded(film)).isFalse();
    assertThat(hold(film).amount()).isEqualTo(MicroCredits.credits(10));
  }

  @Test
  void aFilmThatTheStudioFailedIsGivenBackWhole() {
    var film = aFilmHolding(3, 100);
    complete(4);
    finish(film, "Failed", FailureCode.UPLOAD_REFUSED.code());
    assertThat(hold(film).refunded()).isEqualTo(MicroCredits.credits(8));
    assertThat(account().balance()).isEqualTo(MicroCredits.credits(100));
  }

  @Test
  void aFilmThatFailsByItselfKeepsItsShotsAndTheirPrice() {
    var film = aFilmHolding(3, 100);
    complete(4);
    finish(film, "Failed", FailureCode.QUALITY_BLACK.code());
    assertThat(hold(film).refunded()).isEqualTo(MicroCredits.ZERO);
    assertThat(account().balance()).isEqualTo(MicroCredits.credits(92));
  }

  @Test
  void whatFailsOnTwoMachinesIsTheFilmsOwnFaultAndNotRefunded() {
    var film = aFilmHolding(2, 100);
    complete(4);
    for (int node = 1; node <= 2; node++) {
      studio.clock().passSeconds(60);
      var lease = claimed(studio.claims().claim(studio.aWorkerOn("machine-" + node))).lease();
      studio.reports().fail(lease, failed(lease, "RENDER.FAILED"));
    }
    finish(film, "Failed", FailureCode.RENDER_FAILED.code());
    assertThat(hold(film).refunded()).isEqualTo(MicroCredits.ZERO);
  }

  @Test
  void anAppliedFilmIsPaidAfterwardsFromTheBalance() {
    var film = studio.aFilmOf(acme, 2);
    films.add(film);
    var order = new NewHold(film, acme, RATE, MicroCredits.credits(1));
    agreePostpaid();
    studio.database().run(tx -> Holds.place(tx, order, studio.clock().instant()));
    complete(4);
    assertThat(account().balance()).isEqualTo(MicroCredits.credits(-8));
    finish(film, "Failed", FailureCode.INTERNAL.code());
    assertThat(account().balance()).isEqualTo(MicroCredits.ZERO);
  }

  private JobId aFilmHolding(int shots, long credits) {
    return holding(studio.aFilmOf(acme, shots), credits);
  }

  private JobId holding(JobId film, long credits) {
    topUp(credits);
    films.add(film);
    var order = new NewHold(film, acme, RATE, MicroCredits.credits(credits));
    studio.database().run(tx -> Holds.place(tx, order, studio.clock().instant()));
    return film;
  }

  private Lease claim() {
    studio.clock().passSeconds(10);
    var lease = claimed(studio.claims().claim(studio.aWorker())).lease();
    studio.clock().passSeconds(5); // a take can use no more than passes
    return lease;
  }

  private void complete(double gpuSeconds) {
    var lease = claim();
    studio.reports().complete(lease, rendered(lease, gpuSeconds));
  }

  private static Fail stopped(Lease lease, FailureCode code) {
    return new Fail(lease.epoch(), code.code(), "left between two steps", true);
  }

  private void end(JobId film, FailureCode code) {
    var ending = new JobRow.Ending("Failed", code.code(), code.meaning());
    studio.database().run(tx -> Jobs.end(tx, film, ending));
  }

  private void finish(JobId film, String phase, String reason) {
    studio.database().run(tx -> Jobs.finish(tx, film, phase, reason, "", studio.clock().instant()));
  }

  private boolean retry(JobId film) {
    return studio.database().inTransaction(tx -> Funding.retry(tx, film, studio.clock().instant()));
  }

  private void topUp(long credits) {
    var payment = "pay-" + ++payments;
    studio
        .database()
        .run(
            tx ->
                CreditAccounts.topUp(
                    tx, acme, payment, MicroCredits.credits(credits), studio.clock().instant()));
  }

  private void agreePostpaid() {
    var terms = new CreditTerms("Invoice", MicroCredits.ZERO, MicroCredits.ZERO, true);
    studio.database().run(tx -> CreditAccounts.agree(tx, acme, terms));
  }

  private Hold hold(JobId film) {
    return Holds.find(studio.sql(), film).orElseThrow();
  }

  private CreditAccount account() {
    return CreditAccounts.find(studio.sql(), acme);
  }

  private boolean jobIsUnfunded(JobId film) {
    return studio.sql().fetchExists(JOB, JOB.ID.eq(film.value()), JOB.UNFUNDED_SINCE.isNotNull());
  }

  private int waiting(JobId film, String state) {
    return studio.sql().fetchCount(TASK, TASK.JOB_ID.eq(film.value()), TASK.STATE.eq(state));
  }
}
