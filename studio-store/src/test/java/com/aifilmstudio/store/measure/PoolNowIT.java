package com.aifilmstudio.store.measure;

import static com.aifilmstudio.store.testkit.Messages.claimed;
import static com.aifilmstudio.store.testkit.Messages.rendered;
import static com.aifilmstudio.store.testkit.Messages.step;
import static com.aifilmstudio.store.testkit.StudioDatabase.POOL;
import static org.assertj.core.api.Assertions.assertThat;

import com.aifilmstudio.core.forecast.PoolForecast;
import com.aifilmstudio.core.forecast.PoolState;
import com.aifilmstudio.core.forecast.PoolWorker;
import com.aifilmstudio.core.forecast.Timings;
import com.aifilmstudio.core.protocol.TaskKind;
import com.aifilmstudio.store.JobId;
import com.aifilmstudio.store.account.Shares;
import com.aifilmstudio.store.job.JobList;
import com.aifilmstudio.store.job.JobRow;
import com.aifilmstudio.store.job.Jobs;
import com.aifilmstudio.store.task.PoolTasks;
import com.aifilmstudio.store.testkit.StudioDatabase;
import com.aifilmstudio.store.worker.Workers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What forecasts and lists are made from. */
@Tag("store")
class PoolNowIT {

  private static final Duration LOAD = Duration.ofSeconds(40);

  private StudioDatabase studio;

  @BeforeEach
  void open() {
    studio = new StudioDatabase();
  }

  @AfterEach
  void close() {
    studio.close();
  }

  @Test
  void aWorkerThatLoadsIsThereWhenItsModelIs() {
    var registered = studio.clock().instant();
    studio.aWorker();
    studio.clock().passSeconds(10);

    assertThat(workers()).extracting(PoolWorker::from).containsExactly(registered.plus(LOAD));
  }

  @Test
  void aWorkerIsSeenWithWhatItHasAndHowFarThatIs() {
    studio.aFilm(2);
    var lease = claimed(studio.claims().claim(studio.aWorker())).lease();
    studio.leases().beat(lease, step(lease, 3));

    var worker = workers().getFirst();
    assertThat(worker.holds()).hasValueSatisfying(held -> assertThat(held.part()).isPositive());
    assertThat(worker.takesMore()).isTrue();
    assertThat(worker.holds().orElseThrow().task().shape()).isEqualTo("64x36x49/20");
  }

  @Test
  void aWorkerThatLeavesTakesNothingMore() {
    studio.register("leaving");
    studio.database().run(tx -> Workers.drainAfterTask(tx, "leaving-uid"));

    assertThat(workers()).extracting(PoolWorker::takesMore).containsExactly(false);
  }

  @Test
  void finishedTasksTellTheirShapeTheirMachineAndTheirTime() {
    studio.aFilm(1);
    var lease = claimed(studio.claims().claim(studio.aWorker())).lease();
    studio.clock().passSeconds(12);
    studio.reports().complete(lease, rendered(lease, 3));

    assertThat(Samples.ofPool(studio.sql(), POOL))
        .singleElement()
        .satisfies(
            sample -> {
              assertThat(sample.kind()).isEqualTo(TaskKind.RENDER);
              assertThat(sample.seconds()).isEqualTo(12);
              assertThat(sample.shape()).isEqualTo("64x36x49/20");
              assertThat(sample.machine()).isEqualTo("gpu cpu-1");
            });
  }

  @Test
  void aPausedFilmIsNotAheadOfAnyone() {
    var first = studio.aFilm(3);
    studio.clock().passSeconds(1);
    var second = studio.aFilm(1);
    studio.aWorker();
    assertThat(forecast().film(second.value()).outlook().position()).contains(2);

    studio.database().run(tx -> Jobs.pause(tx, first));

    assertThat(forecast().film(second.value()).outlook().position()).contains(1);
    assertThat(forecast().film(first.value()).outlook().position()).isEmpty();
  }

  @Test
  void listsHaveWhatIsNotOverFirstAndThenTheLatest() {
    var old = studio.aFilm(1);
    var ended = studio.aFilm(1);
    var gone = studio.aFilm(1);
    var live = studio.aFilm(4);
    finish(ended);
    studio.clock().passSeconds(5);
    finish(old);
    studio.remove(gone);

    var all = JobList.of(studio.sql(), Optional.empty(), 10);
    assertThat(all).extracting(JobRow::id).containsExactly(live, old, ended);
    assertThat(JobList.of(studio.sql(), Optional.of("studio"), 2)).hasSize(2);
    assertThat(JobList.of(studio.sql(), Optional.of("elsewhere"), 10)).isEmpty();
  }

  @Test
  void shotsUnderWayCountInPart() {
    var film = studio.aFilm(4);
    var lease = claimed(studio.claims().claim(studio.aWorker())).lease();
    studio.leases().beat(lease, step(lease, 3));

    var shots = JobList.shots(studio.sql(), List.of(film)).get(film);
    assertThat(shots.all()).isEqualTo(4);
    assertThat(shots.succeeded()).isZero();
    assertThat(shots.rendered()).isBetween(0.01, 1.0);
  }

  private void finish(JobId job) {
    studio
        .database()
        .run(tx -> Jobs.finish(tx, job, "Failed", "Failed", "", studio.clock().instant()));
  }

  private PoolForecast forecast() {
    var state =
        new PoolState(
            Shares.ofPool(studio.sql(), POOL),
            PoolTasks.waiting(studio.sql(), POOL),
            workers(),
            Timings.of(Samples.ofPool(studio.sql(), POOL)));
    return PoolForecast.of(state, studio.clock().instant());
  }

  private List<PoolWorker> workers() {
    return PoolWorkers.of(studio.sql(), POOL, LOAD, studio.clock().instant());
  }
}
