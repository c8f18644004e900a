package com.aifilmstudio.store.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.aifilmstudio.store.JobId;
import com.aifilmstudio.store.event.EventRow;
import com.aifilmstudio.store.event.Events;
import com.aifilmstudio.store.testkit.StudioDatabase;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("store")
class JobsIT {

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
  void aResourceGetsOneRowHoweverManyPassesSeeItFirst() throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<JobId>> passes =
          IntStream.range(0, 8).<Callable<JobId>>mapToObj(n -> () -> adopt("uid-1").id()).toList();
      var ids = threads.invokeAll(passes).stream().map(f -> f.resultNow()).distinct().toList();
      assertThat(ids).hasSize(1);
      assertThat(types(ids.getFirst())).containsExactly("job.queued");
    }
  }

  @Test
  void theSameNameWithANewUidIsANewJob() {
    var first = adopt("uid-1");
    studio.database().run(tx -> Jobs.remove(tx, first.id(), studio.clock().instant()));
    studio.clock().passSeconds(1);
    var second = adopt("uid-2");
    assertThat(second.id()).isNotEqualTo(first.id());
    assertThat(second.finished()).isFalse();
    assertThat(Jobs.newest(studio.sql(), "studio", "film")).contains(second);
  }

  @Test
  void aJobEndsOnceAndItsFirstEndStays() {
    var job = adopt("uid-1").id();
    finish(job, "Failed", "RENDER.NAN");
    finish(job, "Succeeded", "Succeeded");
    studio.database().run(tx -> Jobs.cancel(tx, job));
    var row = Jobs.find(studio.sql(), job).orElseThrow();
    assertThat(row.phase()).isEqualTo("Failed");
    assertThat(row.canceled()).isFalse();
    assertThat(types(job)).containsExactly("job.queued", "job.failed");
  }

  @Test
  void aTombstoneOfAFinishedJobKeepsHowItEnded() {
    var job = adopt("uid-1").id();
    finish(job, "Succeeded", "Succeeded");
    studio.database().run(tx -> Jobs.remove(tx, job, studio.clock().instant()));
    var row = Jobs.find(studio.sql(), job).orElseThrow();
    assertThat(row.phase()).isEqualTo("Succeeded");
    assertThat(row.removedAt()).isPresent();
  }

  @Test
  void aJobThatIsRemovedInTheMiddleIsCanceledAndItsShotsAreTakenOffTheQueue() {
    var job = studio.aFilm(3);
    var worker = studio.aWorker();
    studio.claims().claim(worker);
    studio.database().run(tx -> Jobs.remove(tx, job, studio.clock().instant()));
    var row = Jobs.find(studio.sql(), job).orElseThrow();
    assertThat(row.phase()).isEqualTo("Canceled");
    assertThat(row.reason()).isEqualTo("ResourceDeleted");
    var work = WorkQuery.ofJob(studio.sql(), job, studio.clock().instant());
    assertThat(work.startable()).isZero();
    assertThat(work.leases()).as("the worker hears of it with its next beat").isEqualTo(1);
    assertThat(Jobs.live(studio.sql())).isEmpty();
  }

  @Test
  void eventsOfAJobAreNumberedWithoutGapsHoweverManyWriteThem() throws Exception {
    var job = adopt("uid-1").id();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<Boolean>> writers =
          IntStream.range(0, 20)
              .<Callable<Boolean>>mapToObj(
                  n ->
                      () -> {
                        studio
                            .database()
                            .run(
                                tx ->
                                    Events.append(
                                        tx,
                                        job,
                                        "shot.succeeded",
                                        Map.of("n", n),
                                        studio.clock().instant()));
                        return true;
                      })
              .toList();
      threads.invokeAll(writers);
    }
    assertThat(Events.after(studio.sql(), job, 0, 100).stream().map(EventRow::seq))
        .containsExactlyElementsOf(IntStream.rangeClosed(1, 21).boxed().toList());
    assertThat(Events.after(studio.sql(), job, 19, 100)).hasSize(2);
  }

  @Test
  void aLeaseThatRanOutIsNotHeld() {
    var job = studio.aFilm(2);
    studio.claims().claim(studio.aWorker());
    assertThat(WorkQuery.ofJob(studio.sql(), job, studio.clock().instant()).rendering())
        .isEqualTo(1);
    studio.clock().passSeconds(StudioDatabase.LEASE_SECONDS + 1);
    var work = WorkQuery.ofJob(studio.sql(), job, studio.clock().instant());
    assertThat(work.leases()).isZero();
    assertThat(work.queued()).isEqualTo(2);
  }

  @Test
  void whereAJobIsIsNotedOnlyWhileItLives() {
    var job = adopt("uid-1").id();
    note(job, "Rendering");
    assertThat(Jobs.find(studio.sql(), job).orElseThrow().phase()).isEqualTo("Rendering");
    finish(job, "Failed", "RENDER.NAN");
    note(job, "Rendering");
    assertThat(Jobs.find(studio.sql(), job).orElseThrow().phase()).isEqualTo("Failed");
  }

  private void note(JobId job, String phase) {
    var now = studio.clock().instant();
    var noted = new Jobs.Noted(phase, "Because", "", Optional.of(now));
    studio.database().run(tx -> Jobs.note(tx, job, noted, now));
  }

  private JobRow adopt(String uid) {
    var order =
        new NewJob(
            uid,
            "studio",
            "film",
            "ns:studio",
            StudioDatabase.POOL,
            50,
            Optional.empty(),
            3,
            0,
            "{}",
            "[\"Mp4\"]",
            "{}");
    return studio.database().inTransaction(tx -> Jobs.adopt(tx, order, studio.clock().instant()));
  }

  private void finish(JobId job, String phase, String reason) {
    studio.database().run(tx -> Jobs.finish(tx, job, phase, reason, "", studio.clock().instant()));
  }

  private List<String> types(JobId job) {
    return Events.after(studio.sql(), job, 0, 100).stream().map(EventRow::type).toList();
  }
}
