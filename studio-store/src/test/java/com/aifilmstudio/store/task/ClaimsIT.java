package com.aifilmstudio.store.task;

import static com.aifilmstudio.store.schema.Tables.TAKE;
import static com.aifilmstudio.store.schema.Tables.TASK;
import static com.aifilmstudio.store.testkit.Messages.claimed;
import static com.aifilmstudio.store.testkit.Messages.cut;
import static com.aifilmstudio.store.testkit.Messages.failed;
import static com.aifilmstudio.store.testkit.Messages.rendered;
import static org.assertj.core.api.Assertions.assertThat;

import com.aifilmstudio.core.protocol.TaskKind;
import com.aifilmstudio.store.WorkerId;
import com.aifilmstudio.store.task.ClaimAnswer.Claimed;
import com.aifilmstudio.store.task.ClaimAnswer.Drained;
import com.aifilmstudio.store.task.ClaimAnswer.Nothing;
import com.aifilmstudio.store.testkit.AtOnce;
import com.aifilmstudio.store.testkit.StudioDatabase;
import com.aifilmstudio.store.worker.PoolWorker;
import com.aifilmstudio.store.worker.WorkerState;
import com.aifilmstudio.store.worker.Workers;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("store")
class ClaimsIT {

  private final StudioDatabase studio = new StudioDatabase();
  private final Claims claims = studio.claims();

  @AfterEach
  void close() {
    studio.close();
  }

  @Test
  void whereThereIsNothingNothingIsClaimed() {
    assertThat(claims.claim(studio.aWorker())).isEqualTo(new Nothing());
  }

  @Test
  void theCutComesFirstThenPriorityThenAgeThenTheOrderInTheFilm() {
    var nearlyThere = studio.aFilm(1);
    var lastShot = claimed(claims.claim(studio.aWorker()));
    var old = studio.aFilm(2);
    studio.clock().passSeconds(1);
    var young = studio.aFilm(1);
    var urgent = studio.aFilm(1, 90, 3, "{}");
    studio.reports().complete(lastShot.lease(), rendered(lastShot.lease(), 1));

    var order = new ArrayList<ClaimedTask>();
    for (int i = 0; i < 5; i++) {
      order.add(claimed(claims.claim(studio.aWorker())));
    }
    assertThat(order)
        .extracting(ClaimedTask::job)
        .containsExactly(nearlyThere, urgent, old, old, young);
    assertThat(order.getFirst().kind()).isEqualTo(TaskKind.ASSEMBLE);
    assertThat(order.subList(2, 4)).extracting(ClaimedTask::ordinal).containsExactly(1, 2);
  }

  @Test
  void theTakeIsOnRecordBeforeItsWorkerKnowsOfIt() {
    studio.aFilm(1);
    var worker = studio.aWorker();
    var task = claimed(claims.claim(worker));
    var take = studio.sql().fetchSingle(TAKE, TAKE.TASK_ID.eq(task.lease().task().value()));
    assertThat(take.getEpoch()).isEqualTo(1).isEqualTo(task.lease().epoch());
    assertThat(take.getWorkerId()).isEqualTo(worker.value());
    assertThat(take.getEndedAt()).isNull();
    assertThat(studio.shotPhase(task.shot().orElseThrow())).isEqualTo("Rendering");
    assertThat(only(worker).state()).isEqualTo(WorkerState.Busy);
  }

  @Test
  void aTaskInBackOffIsNotClaimedBeforeItsTime() {
    studio.aFilm(1);
    var lease = claimed(claims.claim(studio.aWorker())).lease();
    studio.reports().fail(lease, failed(lease, "RENDER.FAILED"));
    assertThat(claims.claim(studio.aWorker())).isEqualTo(new Nothing());
    studio.clock().passSeconds(3);
    assertThat(claims.claim(studio.aWorker())).isInstanceOf(Claimed.class);
  }

  @Test
  void aDrainingWorkerIsSentAwayAndAGoneOneToo() {
    studio.aFilm(2);
    var draining = studio.register("draining").id();
    var gone = studio.register("gone").id();
    Workers.drainAfterTask(studio.sql(), "draining-uid");
    Workers.gone(studio.sql(), "gone-uid", studio.clock().instant());
    assertThat(claims.claim(draining)).isEqualTo(new Drained());
    assertThat(claims.claim(gone)).isEqualTo(new Drained());
  }

  @Test
  void aBusyWorkerIsNotDrainedByAPoolThatShrinks() {
    studio.aFilm(1);
    var worker = studio.register("pod").id();
    claims.claim(worker);
    assertThat(Workers.drainIfIdle(studio.sql(), "pod-uid")).isFalse();
    Workers.drainAfterTask(studio.sql(), "pod-uid");
    assertThat(Workers.drainIfIdle(studio.sql(), "pod-uid")).as("still holds its task").isFalse();
  }

  @Test
  void aWorkerThatAsksAgainNeverGotItsTaskAndHandsItBack() {
    studio.aFilm(1);
    var worker = studio.aWorker();
    var first = claimed(claims.claim(worker));
    var second = claimed(claims.claim(worker));
    assertThat(second.lease().task()).isEqualTo(first.lease().task());
    assertThat(second.lease().epoch()).isEqualTo(2);
    assertThat(studio.leases().find(first.lease()).orElseThrow().standing())
        .isEqualTo(Standing.FENCED);
  }

  @Test
  void manyClaimersAtOnceGetEachTaskOnce() {
    int tasks = 300;
    studio.aFilm(tasks);
    var workers = new ArrayList<WorkerId>();
    for (int i = 0; i < 64; i++) {
      workers.add(studio.aWorker());
    }
    var got = Collections.synchronizedList(new ArrayList<Lease>());
    AtOnce.each(
        workers,
        worker -> {
          while (claims.claim(worker) instanceof Claimed(var task)) {
            got.add(task.lease());
            studio.reports().complete(task.lease(), rendered(task.lease(), 0));
          }
        });
    var renders = got.stream().filter(lease -> lease.epoch() == 1).map(Lease::task).toList();
    assertThat(renders).doesNotHaveDuplicates().hasSize(tasks + 1); // and the cut
    assertThat(got).hasSize(tasks + 1);
  }

  @Test
  void aDrainedWorkerHoldsNothingHoweverItRacesWithItsClaim() {
    studio.aFilm(200);
    for (int round = 0; round < 40; round++) {
      var pod = "racing-" + round;
      var worker = studio.register(pod).id();
      var drained = new AtomicBoolean();
      var answer = new ConcurrentLinkedQueue<ClaimAnswer>();
      AtOnce.run(
          List.of(
              () -> answer.add(claims.claim(worker)),
              () ->
                  drained.set(
                      studio
                          .database()
                          .inTransaction(tx -> Workers.drainIfIdle(tx, pod + "-uid")))));
      assertThat(answer.peek() instanceof Claimed).isNotEqualTo(drained.get());
    }
  }

  @Test
  void aDedicatedWorkerServesTheFilmOfItsFirstTaskAndIsSentAwayAfterIt() {
    var mine = studio.aFilm(2);
    studio.aFilm(1, 90, 3, "{}");
    studio.sql().update(TASK).set(TASK.PRIORITY, 100).where(TASK.JOB_ID.eq(mine.value())).execute();
    var worker = studio.aDedicatedWorker();
    for (int i = 0; i < 2; i++) {
      var shot = claimed(claims.claim(worker));
      assertThat(shot.job()).isEqualTo(mine);
      studio.sql().update(TASK).set(TASK.PRIORITY, 1).where(TASK.JOB_ID.eq(mine.value())).execute();
      studio.reports().complete(shot.lease(), rendered(shot.lease(), 1));
    }
    var cut = claimed(claims.claim(worker));
    assertThat(cut.kind()).isEqualTo(TaskKind.ASSEMBLE);
    studio.reports().complete(cut.lease(), cut(cut.lease()));
    assertThat(claims.claim(worker)).isEqualTo(new Drained());
    assertThat(only(worker).state()).isEqualTo(WorkerState.Draining);
  }

  @Test
  void aDedicatedWorkerWaitsForAShotOfItsFilmThatIsTriedAgain() {
    studio.aFilm(1);
    var worker = studio.aDedicatedWorker();
    assertThat(claims.claim(studio.aDedicatedWorker())).isInstanceOf(Claimed.class);
    var unbound = claims.claim(worker);
    assertThat(unbound).as("nobody has bound it yet").isEqualTo(new Nothing());
    studio.clock().passSeconds(1);
    studio.aFilm(1);
    var lease = claimed(claims.claim(worker)).lease();
    studio.reports().fail(lease, failed(lease, "RENDER.FAILED"));
    assertThat(claims.claim(worker)).isEqualTo(new Nothing());
    studio.clock().passSeconds(3);
    assertThat(claims.claim(worker)).isInstanceOf(Claimed.class);
  }

  private PoolWorker only(WorkerId id) {
    return Workers.ofPool(studio.sql(), StudioDatabase.POOL).stream()
        .filter(worker -> worker.id().equals(id))
        .findFirst()
        .orElseThrow();
  }
}
