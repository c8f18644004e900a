package com.aifilmstudio.store.health;

import static com.aifilmstudio.store.schema.Tables.NODE_FAILURE;
import static com.aifilmstudio.store.schema.Tables.QUARANTINE;
import static com.aifilmstudio.store.schema.Tables.TAKE;
import static com.aifilmstudio.store.schema.Tables.TASK;
import static com.aifilmstudio.store.testkit.Messages.claimed;
import static com.aifilmstudio.store.testkit.Messages.failed;
import static com.aifilmstudio.store.testkit.Messages.rendered;
import static com.aifilmstudio.store.testkit.Messages.step;
import static org.assertj.core.api.Assertions.assertThat;

import com.aifilmstudio.core.protocol.BeatReply.Verdict;
import com.aifilmstudio.store.WorkerId;
import com.aifilmstudio.store.task.ClaimAnswer;
import com.aifilmstudio.store.task.ClaimAnswer.Barred;
import com.aifilmstudio.store.task.ClaimAnswer.Claimed;
import com.aifilmstudio.store.testkit.AtOnce;
import com.aifilmstudio.store.testkit.StudioDatabase;
import com.aifilmstudio.store.worker.Workers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("store")
class QuarantineIT {

  private static final String BAD = "node-bad";
  private static final String GOOD = "node-good";

  private final StudioDatabase studio = new StudioDatabase();
  private final Probes probes =
      new Probes(studio.database(), studio.clock(), HealthSettings.DEFAULT);
  private WorkerId bad;
  private WorkerId good;

  @BeforeEach
  void twoNodes() {
    bad = studio.aWorkerOn(BAD);
    good = studio.aWorkerOn(GOOD);
  }

  @AfterEach
  void close() {
    studio.close();
  }

  @Test
  void aNodeOnWhichThreeFilmsFailGetsNoMoreAndTheOthersDo() {
    failOn(bad, 2);
    assertThat(quarantined()).isEmpty();
    failOn(bad, 1);
    assertThat(quarantined())
        .singleElement()
        .satisfies(
            node -> {
              assertThat(node.node()).isEqualTo(BAD);
              assertThat(node.code()).isEqualTo("RENDER.FAILED");
              assertThat(node.reason())
                  .isEqualTo(
                      "3 films failed on node node-bad, the last with RENDER.FAILED: It did not"
                          + " work.");
            });
    studio.aFilm(2);
    assertThat(claim(bad)).isEqualTo(new Barred());
    assertThat(claim(good)).isInstanceOf(Claimed.class);
  }

  @Test
  void oneFilmThatFailsOftenSaysLittleOfANode() {
    studio.aFilm(1, 50, 9, "{}");
    for (int i = 0; i < 5; i++) {
      var lease = claimed(claim(bad)).lease();
      studio.reports().fail(lease, failed(lease, "RENDER.FAILED"));
      studio.clock().passSeconds(120);
    }
    assertThat(quarantined()).isEmpty();
  }

  @Test
  void whatIsNotTheNodesFaultSaysNothingOfIt() {
    for (var code : List.of("RENDER.NAN", "UPLOAD.REFUSED", "WORKER.LOST", "QUALITY.BLACK")) {
      for (int film = 0; film < 4; film++) {
        studio.aFilm(1);
        var lease = claimed(claim(bad)).lease();
        studio.reports().fail(lease, failed(lease, code));
        studio.sql().update(TASK).set(TASK.STATE, "Canceled").execute();
      }
    }
    assertThat(studio.sql().fetchCount(NODE_FAILURE)).isZero();
    assertThat(quarantined()).isEmpty();
  }

  @Test
  void failuresThatAreOldDoNotCount() {
    failOn(bad, 2);
    studio.clock().passSeconds(3601);
    failOn(bad, 1);
    assertThat(quarantined()).isEmpty();
  }

  @Test
  void aProbeThatPassesGivesTheNodeItsFilmsBack() {
    failOn(bad, 3);
    var probe = dueProbe();
    assertThat(probes.passed(probe.lease())).isTrue();
    assertThat(quarantined()).isEmpty();
    studio.aFilm(1);
    assertThat(claim(bad)).isInstanceOf(Claimed.class);
    assertThat(studio.sql().fetchCount(NODE_FAILURE)).as("forgiven").isZero();
    assertThat(probes.passed(probe.lease())).as("once").isFalse();
  }

  @Test
  void aProbeThatFailsOrGoesSilentMakesTheNextOneComeLater() {
    failOn(bad, 3);
    assertThat(probes.failed(dueProbe().lease(), "RENDER.FAILED", "still")).isTrue();
    assertThat(quarantined().getFirst().failedProbes()).isEqualTo(1);
    studio.clock().passSeconds(59);
    assertThat(claim(bad)).isEqualTo(new Barred());
    studio.clock().passSeconds(1);
    var silent = (ClaimAnswer.Probe) claim(bad);
    studio.clock().passSeconds(31);
    assertThat(claim(bad)).isEqualTo(new Barred());
    assertThat(quarantined().getFirst().failedProbes()).isEqualTo(2);
    assertThat(probes.passed(silent.lease())).as("too late").isFalse();
    studio.clock().passSeconds(120);
    assertThat(claim(bad)).isInstanceOf(ClaimAnswer.Probe.class);
  }

  @Test
  void aProbeIsKeptAliveByBeatsAndHandedBackWithoutBlame() {
    failOn(bad, 3);
    var probe = dueProbe();
    for (int i = 0; i < 5; i++) {
      studio.clock().passSeconds(20);
      assertThat(probes.beat(probe.lease())).isTrue();
      assertThat(claim(studio.aWorkerOn(BAD))).as("one at a time").isEqualTo(new Barred());
    }
    assertThat(probes.handedBack(probe.lease())).isTrue();
    assertThat(quarantined().getFirst().failedProbes()).isZero();
    assertThat(claim(bad)).isInstanceOf(ClaimAnswer.Probe.class);
  }

  @Test
  void aWorkerThatComesToANodeInQuarantineGetsNoFilmEither() {
    failOn(bad, 3);
    studio.aFilm(1);
    assertThat(claim(studio.aWorkerOn(BAD))).isEqualTo(new Barred());
  }

  @Test
  void ofTwoNodesThatFailAtOnceOnlyAsManyGoAsThePoolCanSpare() {
    for (int round = 0; round < 5; round++) {
      failOn(bad, 2);
      failOn(good, 2);
      studio.aFilm(1);
      studio.aFilm(1);
      var leases = List.of(claimed(claim(bad)).lease(), claimed(claim(good)).lease());
      AtOnce.each(leases, lease -> studio.reports().fail(lease, failed(lease, "RENDER.FAILED")));
      assertThat(quarantined()).hasSize(1);
      studio.sql().deleteFrom(QUARANTINE).execute();
      studio.sql().deleteFrom(NODE_FAILURE).execute();
      studio.sql().deleteFrom(TASK).execute();
    }
  }

  @Test
  void whileClaimsRunNoWorkerOfTheNodeGetsAFilmOnceItIsInQuarantine() {
    var there = new ArrayList<WorkerId>();
    IntStream.range(0, 6).forEach(i -> there.add(studio.aWorkerOn(BAD)));
    failOn(bad, 2);
    studio.aFilm(60);
    var last = claimed(claim(bad)).lease();
    var granted = new ConcurrentLinkedQueue<ClaimAnswer>();
    var everybody = new ArrayList<WorkerId>(there);
    everybody.add(last.worker());
    AtOnce.each(
        everybody,
        worker -> {
          if (worker.equals(last.worker())) {
            studio.reports().fail(last, failed(last, "RENDER.FAILED"));
          } else {
            for (int i = 0; i < 4; i++) {
              granted.add(claim(worker));
            }
          }
        });
    assertThat(quarantined()).hasSize(1);
    int before = studio.sql().fetchCount(TAKE);
    AtOnce.each(there, worker -> assertThat(claim(worker)).isEqualTo(new Barred()));
    assertThat(studio.sql().fetchCount(TAKE)).isEqualTo(before);
    assertThat(granted).noneMatch(ClaimAnswer.Nothing.class::isInstance);
  }

  @Test
  void aMachineThatNobodyComesBackToIsForgotten() {
    failOn(bad, 3);
    var sweep = new Quarantines(studio.database(), studio.clock(), HealthSettings.DEFAULT);
    studio.clock().passSeconds(90_000);
    sweep.sweep();
    assertThat(quarantined()).as("its worker is there").hasSize(1);
    studio.database().run(tx -> Workers.gone(tx, "pod-1-uid", studio.clock().instant()));
    sweep.sweep();
    assertThat(quarantined()).isEmpty();
  }

  @Test
  void whatAWorkerThereStillHoldsItMayFinish() {
    studio.aFilm(1);
    var held = claimed(claim(bad)).lease();
    failOn(studio.aWorkerOn(BAD), 3);
    assertThat(quarantined()).hasSize(1);
    assertThat(studio.leases().beat(held, step(held, 1)))
        .satisfies(answer -> assertThat(answer.verdict()).isEqualTo(Verdict.CONTINUE));
    studio.reports().complete(held, rendered(held, 1));
    studio.aFilm(1);
    assertThat(claim(bad)).isEqualTo(new Barred());
  }

  private ClaimAnswer.Probe dueProbe() {
    assertThat(claim(bad)).as("not at once").isEqualTo(new Barred());
    studio.clock().passSeconds(30);
    return (ClaimAnswer.Probe) claim(bad);
  }

  /** So many films fail on the worker's node and then wait for long. */
  private void failOn(WorkerId worker, int films) {
    for (int film = 0; film < films; film++) {
      var job = studio.aFilm(1, 100, 9, "{}");
      var lease = claimed(claim(worker)).lease();
      studio.reports().fail(lease, failed(lease, "RENDER.FAILED"));
      studio.sql().deleteFrom(TASK).where(TASK.JOB_ID.eq(job.value())).execute();
    }
  }

  private ClaimAnswer claim(WorkerId worker) {
    return studio.claims().claim(worker);
  }

  private List<QuarantinedNode> quarantined() {
    return Quarantines.ofPool(studio.sql(), StudioDatabase.POOL, studio.clock().instant());
  }
}
