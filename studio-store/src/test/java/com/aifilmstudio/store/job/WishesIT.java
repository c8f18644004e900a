package com.aifilmstudio.store.job;

import static com.aifilmstudio.store.schema.Tables.TASK;
import static com.aifilmstudio.store.testkit.Messages.claimed;
import static com.aifilmstudio.store.testkit.Messages.rendered;
import static com.aifilmstudio.store.testkit.Messages.step;
import static org.assertj.core.api.Assertions.assertThat;

import com.aifilmstudio.core.protocol.BeatReply.Verdict;
import com.aifilmstudio.core.protocol.Fail;
import com.aifilmstudio.store.JobId;
import com.aifilmstudio.store.job.JobRow.Ending;
import com.aifilmstudio.store.task.ClaimAnswer.Claimed;
import com.aifilmstudio.store.task.ClaimAnswer.Nothing;
import com.aifilmstudio.store.task.Lease;
import com.aifilmstudio.store.testkit.AtOnce;
import com.aifilmstudio.store.testkit.StudioDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a job's owner may wish for at any time, and what its workers and its queue make of it. */
@Tag("store")
class WishesIT {

  private static final Ending TOO_LONG = new Ending("Failed", "JOB.DEADLINE_EXCEEDED", "too long");
  private static final Ending EXPIRED = new Ending("Expired", "JOB.EXPIRED", "too late");

  private final StudioDatabase studio = new StudioDatabase();

  @AfterEach
  void close() {
    studio.close();
  }

  @Test
  void noShotOfAPausedFilmIsClaimedAndItsWorkersHandBackWithoutBeingCharged() {
    var job = studio.aFilm(2);
    var lease = claimed(studio.claims().claim(studio.aWorker())).lease();
    wish(Jobs::pause, job);
    assertThat(studio.claims().claim(studio.aWorker())).isInstanceOf(Nothing.class);
    assertThat(verdict(lease)).isEqualTo(Verdict.PAUSE);
    handBack(lease);
    assertThat(work(job).leases()).isZero();
    assertThat(work(job).startable()).isEqualTo(2);
    assertThat(studio.claims().claim(studio.aWorker())).isInstanceOf(Nothing.class);
    wish(Jobs::resume, job);
    assertThat(claimed(studio.claims().claim(studio.aWorker())).lease().task())
        .as("goes on at once, where it was")
        .isEqualTo(lease.task());
  }

  @Test
  void howeverOftenAFilmIsPausedItGoesOnWithoutWaiting() {
    var job = studio.aFilm(1);
    for (int times = 0; times < 6; times++) {
      var lease = claimed(studio.claims().claim(studio.aWorker())).lease();
      wish(Jobs::pause, job);
      handBack(lease);
      wish(Jobs::resume, job);
    }
    assertThat(studio.claims().claim(studio.aWorker())).isInstanceOf(Claimed.class);
  }

  @Test
  void wishesAreIdempotentAndTheLastOneCountsUntilTheFilmIsCanceled() {
    var job = studio.aFilm(2);
    wish(Jobs::resume, job);
    assertThat(states(job)).containsOnly("Ready");
    wish(Jobs::pause, job);
    wish(Jobs::pause, job);
    assertThat(states(job)).containsOnly("Parked");
    wish(Jobs::resume, job);
    wish(Jobs::resume, job);
    assertThat(states(job)).containsOnly("Ready");
    wish(Jobs::pause, job);
    wish(Jobs::cancel, job);
    assertThat(states(job)).containsOnly("Canceled");
    wish(Jobs::resume, job);
    wish(Jobs::pause, job);
    wish(Jobs::cancel, job);
    assertThat(states(job)).containsOnly("Canceled");
    assertThat(row(job).canceled()).isTrue();
  }

  @Test
  void aCanceledFilmsWorkersAreToldToStopAndWhatTheyHandBackIsNotOfferedAgain() {
    var job = studio.aFilm(2);
    var lease = claimed(studio.claims().claim(studio.aWorker())).lease();
    wish(Jobs::pause, job);
    wish(Jobs::cancel, job);
    assertThat(verdict(lease)).isEqualTo(Verdict.CANCEL);
    handBack(lease);
    assertThat(states(job)).containsOnly("Canceled");
  }

  @Test
  void aFrozenWorkersLeaseLapsesAndItsShotWaitsParkedUntilTheFilmGoesOn() {
    var job = studio.aFilm(1);
    var lease = claimed(studio.claims().claim(studio.aWorker())).lease();
    wish(Jobs::pause, job);
    studio.sweep().tick();
    studio.clock().passSeconds(4);
    studio.sweep().tick();
    passTicking(StudioDatabase.LEASE_SECONDS);
    assertThat(states(job)).containsOnly("Parked");
    assertThat(verdict(lease))
        .as("it thaws, and nobody else has the shot")
        .isEqualTo(Verdict.PAUSE);
    handBack(lease);
    assertThat(states(job)).containsOnly("Parked");
  }

  @Test
  void theCutOfAFilmThatIsPausedAfterItsLastShotIsOrderedButNotClaimed() {
    var job = studio.aFilm(1);
    var lease = claimed(studio.claims().claim(studio.aWorker())).lease();
    wish(Jobs::pause, job);
    studio.reports().complete(lease, rendered(lease, 1));
    assertThat(work(job).allRendered()).isTrue();
    assertThat(work(job).cut()).isEqualTo(Work.Cut.READY);
    assertThat(studio.claims().claim(studio.aWorker())).isInstanceOf(Nothing.class);
    wish(Jobs::resume, job);
    assertThat(studio.claims().claim(studio.aWorker())).isInstanceOf(Claimed.class);
  }

  @Test
  void aFilmWhoseBudgetIsUsedUpLetsItsShotsEndAndBeginsNoOther() {
    var job = studio.aFilm(2);
    var lease = claimed(studio.claims().claim(studio.aWorker())).lease();
    studio.database().run(tx -> Jobs.holdBack(tx, job, true));
    assertThat(verdict(lease)).isEqualTo(Verdict.CONTINUE);
    assertThat(studio.claims().claim(studio.aWorker())).isInstanceOf(Nothing.class);
    wish(Jobs::pause, job);
    studio.database().run(tx -> Jobs.holdBack(tx, job, false));
    assertThat(studio.claims().claim(studio.aWorker()))
        .as("still paused")
        .isInstanceOf(Nothing.class);
    wish(Jobs::resume, job);
    assertThat(studio.claims().claim(studio.aWorker())).isInstanceOf(Claimed.class);
  }

  @Test
  void aDecidedEndStaysAndStopsTheWorkers() {
    var job = studio.aFilm(2);
    var lease = claimed(studio.claims().claim(studio.aWorker())).lease();
    studio.database().run(tx -> Jobs.end(tx, job, TOO_LONG));
    studio.database().run(tx -> Jobs.end(tx, job, new Ending("Failed", "RENDER.NAN", "later")));
    assertThat(verdict(lease)).isEqualTo(Verdict.CANCEL);
    assertThat(row(job).ending()).contains(TOO_LONG);
    handBack(lease);
    assertThat(work(job).startable()).isZero();
  }

  @Test
  void aCanceledFilmIsNotGivenAnotherEnd() {
    var job = studio.aFilm(1);
    wish(Jobs::cancel, job);
    studio.database().run(tx -> Jobs.end(tx, job, TOO_LONG));
    assertThat(row(job).ending()).isEmpty();
  }

  @Test
  void aFilmThatAWorkerHasBegunDoesNotExpire() {
    var job = studio.aFilm(2);
    studio.claims().claim(studio.aWorker());
    assertThat(expire(job)).isFalse();
    assertThat(row(job).finished()).isFalse();
  }

  @Test
  void aFilmThatNobodyHasBegunExpiresAndCostsNothing() {
    var job = studio.aFilm(2);
    wish(Jobs::pause, job);
    assertThat(expire(job)).isTrue();
    assertThat(row(job).phase()).isEqualTo("Expired");
    assertThat(states(job)).containsOnly("Canceled");
    assertThat(work(job).gpuMillis()).isZero();
  }

  /** Either the claim or the end comes first; never both. */
  @Test
  void aClaimAtTheMomentOfTheDeadlineAndTheEndExcludeEachOther() {
    for (int round = 0; round < 20; round++) {
      var job = studio.aFilm(3);
      var worker = studio.aWorker();
      var happened = new ConcurrentHashMap<String, Boolean>();
      AtOnce.run(
          List.of(
              () -> happened.put("expired", expire(job)),
              () -> happened.put("claimed", studio.claims().claim(worker) instanceof Claimed)));
      assertThat(happened.get("expired")).isNotEqualTo(happened.get("claimed"));
      wish(Jobs::cancel, job);
    }
  }

  @Test
  void aNewPriorityCountsAlsoForAShotThatIsHandedBack() {
    var urgent = studio.aFilm(1);
    var lease = claimed(studio.claims().claim(studio.aWorker())).lease();
    studio.aFilm(1, 60, 3, "{}");
    studio.database().run(tx -> Jobs.amend(tx, urgent, 90, Optional.empty()));
    handBack(lease);
    assertThat(claimed(studio.claims().claim(studio.aWorker())).lease().task())
        .isEqualTo(lease.task());
    assertThat(row(urgent).priority()).isEqualTo(90);
  }

  @Test
  void ofEquallyImportantFilmsTheOneWithTheEarlierDeadlineComesFirst() {
    var early = studio.aFilm(1);
    var late = studio.aFilm(1);
    var none = studio.aFilm(1);
    due(late, now().plusSeconds(200));
    due(early, now().plusSeconds(300));
    due(early, now().plusSeconds(100));
    assertThat(List.of(next(), next(), next())).containsExactly(early, late, none);
  }

  private void due(JobId job, Instant deadline) {
    studio.database().run(tx -> Jobs.amend(tx, job, 50, Optional.of(deadline)));
  }

  private JobId next() {
    return claimed(studio.claims().claim(studio.aWorker())).job();
  }

  @Test
  void renderingTimeIsThatInWhichAnyWorkerHeldAShot() {
    var job = studio.aFilm(3);
    var first = claimed(studio.claims().claim(studio.aWorker())).lease(); // 0 s
    studio.clock().passSeconds(4);
    var second = claimed(studio.claims().claim(studio.aWorker())).lease(); // 4 s
    studio.clock().passSeconds(6);
    studio.reports().complete(first, rendered(first, 1)); // 10 s
    studio.clock().passSeconds(2);
    handBack(second); // 12 s: paused, or evicted
    assertThat(renderingTime(job)).isEqualTo(Duration.ofSeconds(12));
    studio.clock().passSeconds(100); // nobody is at it
    studio.claims().claim(studio.aWorker());
    studio.clock().passSeconds(5);
    assertThat(renderingTime(job)).isEqualTo(Duration.ofSeconds(17));
  }

  @Test
  void aFilmThatNobodyHasRenderedHasNoRenderingTime() {
    assertThat(renderingTime(studio.aFilm(1))).isZero();
  }

  @Test
  void whatAnEvictionHasWastedDoesNotCountAgainstTheBudget() {
    var job = studio.aFilm(2);
    var evicted = claimed(studio.claims().claim(studio.aWorker())).lease();
    render(evicted, 10);
    report(evicted, "WORKER.DRAINED");
    var paused = claimed(studio.claims().claim(studio.aWorker())).lease();
    render(paused, 3);
    report(paused, "TASK.PAUSED");
    var done = claimed(studio.claims().claim(studio.aWorker())).lease();
    studio.clock().passSeconds(4);
    studio.reports().complete(done, rendered(done, 4));
    assertThat(work(job).gpuMillis()).isEqualTo(17_000);
    assertThat(work(job).budgetMillis()).isEqualTo(7_000);
  }

  private void render(Lease lease, int seconds) {
    studio.clock().passSeconds(seconds);
    studio.leases().beat(lease, step(lease, seconds * 10));
  }

  private void handBack(Lease lease) {
    report(lease, "TASK.PAUSED");
  }

  private void report(Lease lease, String code) {
    studio.reports().fail(lease, new Fail(lease.epoch(), code, "between two steps", true));
  }

  private Verdict verdict(Lease lease) {
    return studio.leases().beat(lease, step(lease, 1)).verdict();
  }

  private void wish(BiConsumer<DSLContext, JobId> wish, JobId job) {
    studio.database().run(tx -> wish.accept(tx, job));
  }

  private boolean expire(JobId job) {
    return studio.database().inTransaction(tx -> Jobs.expire(tx, job, EXPIRED, now()));
  }

  /** Ticks come in time, so that the studio does not count as having been away. */
  private void passTicking(int seconds) {
    for (int passed = 0; passed < seconds; passed += 2) {
      studio.clock().passSeconds(2);
      studio.sweep().tick();
    }
  }

  private List<String> states(JobId job) {
    return studio
        .sql()
        .select(TASK.STATE)
        .from(TASK)
        .where(TASK.JOB_ID.eq(job.value()))
        .fetch(TASK.STATE);
  }

  private Work work(JobId job) {
    return WorkQuery.ofJob(studio.sql(), job, now());
  }

  private Duration renderingTime(JobId job) {
    return RenderingTime.ofJob(studio.sql(), job, now());
  }

  private JobRow row(JobId job) {
    return Jobs.find(studio.sql(), job).orElseThrow();
  }

  private Instant now() {
    return studio.clock().instant();
  }
}
