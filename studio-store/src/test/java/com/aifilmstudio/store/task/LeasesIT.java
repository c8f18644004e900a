package com.aifilmstudio.store.task;

import static com.aifilmstudio.store.schema.Tables.STUDIO;
import static com.aifilmstudio.store.schema.Tables.TASK;
import static com.aifilmstudio.store.testkit.Messages.claimed;
import static com.aifilmstudio.store.testkit.Messages.rendered;
import static com.aifilmstudio.store.testkit.Messages.step;
import static org.assertj.core.api.Assertions.assertThat;

import com.aifilmstudio.core.protocol.BeatReply.Verdict;
import com.aifilmstudio.store.TaskId;
import com.aifilmstudio.store.WorkerId;
import com.aifilmstudio.store.task.ClaimAnswer.Claimed;
import com.aifilmstudio.store.task.ClaimAnswer.Nothing;
import com.aifilmstudio.store.testkit.StudioDatabase;
import com.aifilmstudio.store.worker.Workers;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("store")
class LeasesIT {

  private final StudioDatabase studio = new StudioDatabase();
  private final Leases leases = studio.leases();
  private final LeaseSweep sweep = studio.sweep();

  @AfterEach
  void close() {
    studio.close();
  }

  @Test
  void progressIsSeenAtOnceAndTheLeaseIsWrittenEveryFiveSeconds() {
    var job = studio.aFilm(1);
    var lease = claim();
    var granted = leaseEnd(lease);
    studio.clock().passSeconds(4);
    leases.beat(lease, step(lease, 7));
    assertThat(leaseEnd(lease)).isEqualTo(granted);
    assertThat(ShotProgress.ofJob(studio.sql(), job).getFirst())
        .satisfies(
            shot -> {
              assertThat(shot.step()).isEqualTo(7);
              assertThat(shot.steps()).isEqualTo(20);
              assertThat(shot.stage()).contains("denoise");
              assertThat(shot.worker()).isPresent();
            });
    studio.clock().passSeconds(2);
    leases.beat(lease, step(lease, 8));
    assertThat(leaseEnd(lease)).isEqualTo(granted.plusSeconds(6));
  }

  @Test
  void aSilentWorkerLosesItsTaskWithoutBeingCharged() {
    studio.aFilm(1);
    var lease = claim();
    passAndTick(29);
    assertThat(studio.taskState(lease.task())).isEqualTo("Leased");
    passAndTick(2);
    assertThat(studio.taskState(lease.task())).isEqualTo("Ready");
    var again = claimed(studio.claims().claim(studio.aWorker()));
    assertThat(again.lease().epoch()).isEqualTo(2);
    assertThat(leases.beat(lease, step(lease, 3)).standing()).isEqualTo(Standing.FENCED);
  }

  @Test
  void aLateBeatTakesUpALeaseThatNobodyHasClaimed() {
    var job = studio.aFilm(1);
    var lease = claim();
    passAndTick(31);
    assertThat(leases.beat(lease, step(lease, 3)).standing()).isEqualTo(Standing.CURRENT);
    assertThat(studio.taskState(lease.task())).isEqualTo("Leased");
    assertThat(ShotProgress.ofJob(studio.sql(), job).getFirst().phase()).isEqualTo("Rendering");
    assertThat(studio.claims().claim(studio.aWorker())).isEqualTo(new Nothing());
  }

  @Test
  void aLateCompletionOfALeaseThatNobodyHasClaimedCounts() {
    studio.aFilm(1);
    var lease = claim();
    passAndTick(31);
    assertThat(studio.reports().complete(lease, rendered(lease, 1)).standing())
        .isEqualTo(Standing.CURRENT);
    assertThat(studio.taskState(lease.task())).isEqualTo("Done");
  }

  @Test
  void afterTheStudioWasAwayEveryLeaseGetsOneMoreLeaseTime() {
    studio.aFilm(1);
    var lease = claim();
    studio.clock().passSeconds(120); // nobody ticked
    assertThat(sweep.tick().afterGap()).isTrue();
    assertThat(studio.taskState(lease.task())).isEqualTo("Leased");
    assertThat(leaseEnd(lease)).isEqualTo(studio.clock().instant().plusSeconds(30));
    passAndTick(31);
    assertThat(studio.taskState(lease.task())).isEqualTo("Ready");
  }

  @Test
  void aLeaseThatHadRunOutBeforeTheStudioWentAwayIsLost() {
    studio.aFilm(1);
    var lease = claim();
    studio.clock().passSeconds(40);
    studio.sql().update(STUDIO).set(STUDIO.TICK_AT, studio.clock().instant()).execute();
    studio.clock().passSeconds(120);
    sweep.tick();
    assertThat(studio.taskState(lease.task())).isEqualTo("Ready");
  }

  @Test
  void whatAGoneWorkerHeldIsFreeWithTheNextTick() {
    studio.aFilm(1);
    var worker = studio.register("pod").id();
    var lease = claimed(studio.claims().claim(worker)).lease();
    Workers.gone(studio.sql(), "pod-uid", studio.clock().instant());
    passAndTick(2);
    assertThat(studio.claims().claim(studio.aWorker())).isInstanceOf(Claimed.class);
    assertThat(studio.taskState(lease.task())).isEqualTo("Leased");
  }

  @Test
  void aCanceledFilmStopsItsWorkersAndIsHeldUntilTheyHaveStopped() {
    var job = studio.aFilm(2);
    var lease = claim();
    studio.cancel(job);
    assertThat(leases.beat(lease, step(lease, 3)).verdict()).isEqualTo(Verdict.CANCEL);
    assertThat(Tasks.held(studio.sql(), job)).isEqualTo(1);
    passAndTick(31);
    assertThat(Tasks.held(studio.sql(), job)).isZero();
    assertThat(studio.taskState(lease.task())).isEqualTo("Canceled");
    assertThat(studio.claims().claim(studio.aWorker())).isEqualTo(new Nothing());
  }

  @Test
  void anUnknownLeaseIsNotMistakenForAFencedOne() {
    var stranger = new Lease(new TaskId("tsk_none"), 1, new WorkerId("wrk_none"));
    assertThat(leases.beat(stranger, step(stranger, 1)).standing()).isEqualTo(Standing.UNKNOWN);
  }

  @Test
  void progressThatCameAfterTheEndIsDropped() {
    studio.aFilm(1);
    var lease = claim();
    leases.beat(lease, step(lease, 1));
    assertThat(leases.dropStrayProgress()).isZero();
    studio.sql().update(TASK).set(TASK.STATE, "Done").execute();
    assertThat(leases.dropStrayProgress()).isEqualTo(1);
  }

  private Lease claim() {
    return claimed(studio.claims().claim(studio.aWorker())).lease();
  }

  /** Time passes while the studio is there. */
  private void passAndTick(int seconds) {
    studio.clock().passSeconds(seconds);
    studio.sql().update(STUDIO).set(STUDIO.TICK_AT, studio.clock().instant()).execute();
    sweep.tick();
  }

  private Instant leaseEnd(Lease lease) {
    return studio.sql().fetchSingle(TASK, TASK.ID.eq(lease.task().value())).getLeaseUntil();
  }
}
