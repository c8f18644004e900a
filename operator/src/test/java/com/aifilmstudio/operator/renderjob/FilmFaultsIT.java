package com.aifilmstudio.operator.renderjob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.aifilmstudio.api.v1alpha1.Phase;
import com.aifilmstudio.api.v1alpha1.RenderJob;
import com.aifilmstudio.operator.testkit.TestStudio;
import com.aifilmstudio.operator.testkit.TestWorkers;
import com.aifilmstudio.operator.testkit.TestWorkers.Manner;
import com.aifilmstudio.store.Database;
import com.aifilmstudio.store.job.Jobs;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("controlplane")
class FilmFaultsIT {

  private static final Duration SOON = Duration.ofSeconds(60);

  private static TestStudio studio;
  private static TestWorkers workers;
  private static Database database;

  @BeforeAll
  static void start() {
    studio = new TestStudio();
    studio.pool("tiny", "workers: {max: 1}\nscaling: {idleTimeout: 60s}");
    workers = studio.startWorkers(studio.startOperator("film-faults").awaitReady());
    database = new Database(studio.database().dataSource());
  }

  @AfterAll
  static void stop() throws Exception {
    studio.close();
  }

  @Test
  void aDeletedFilmStaysWhileTheDatabaseIsAwayAndGoesWhenItIsBack() {
    workers.behave(Manner.SLOW);
    var job = film("leaving");
    awaitPhase("leaving", Phase.Rendering);
    studio.line().cut();
    studio.client().resource(job).delete();
    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                assertThat(studio.job("leaving").getStatus().conditions())
                    .anySatisfy(c -> assertThat(c.getReason()).isEqualTo("DatabaseUnavailable")));
    studio.line().heal();
    await().atMost(SOON).until(() -> studio.job("leaving") == null);
    var row = Jobs.ofResource(database.sql(), job.getMetadata().getUid()).orElseThrow();
    assertThat(row.reason()).isEqualTo("ResourceDeleted");
    workers.behave(Manner.WILLING);
  }

  @Test
  void aFilmWhoseDatabaseIsAwayForAWhileIsFinishedAfterwards() {
    film("patient");
    studio.line().cut();
    await().pollDelay(Duration.ofSeconds(3)).until(() -> true);
    studio.line().heal();
    awaitPhase("patient", Phase.Succeeded);
  }

  @Test
  void aRowWhoseResourceWentWithoutFarewellIsCanceledAndNeverMadeAgain() {
    workers.behave(Manner.SLOW);
    var job = film("torn-out");
    awaitPhase("torn-out", Phase.Rendering);
    // Nobody sees the deletion: the row is made to belong to a resource that is not there.
    database.sql().execute("update job set uid = 'gone' where uid = ?", job.getMetadata().getUid());
    await()
        .atMost(Duration.ofSeconds(90))
        .untilAsserted(
            () ->
                assertThat(Jobs.ofResource(database.sql(), "gone").orElseThrow().reason())
                    .isEqualTo("ResourceDeleted"));
    workers.behave(Manner.WILLING);
    // The resource, which now has no row, got a new one.
    awaitPhase("torn-out", Phase.Succeeded);
  }

  private static RenderJob film(String name) {
    return studio.job(
        name,
        "tiny",
        "shots: [{name: only, prompt: a red kite, seconds: 2}]\nseed: "
            + Math.abs(name.hashCode() % 1000),
        "");
  }

  private static void awaitPhase(String job, Phase phase) {
    await(job + " is " + phase)
        .atMost(SOON)
        .untilAsserted(
            () -> {
              assertThat(studio.job(job).getStatus()).isNotNull();
              assertThat(studio.job(job).getStatus().phase()).isEqualTo(phase);
            });
  }
}
