package com.aifilmstudio.operator.restore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.aifilmstudio.api.v1alpha1.Phase;
import com.aifilmstudio.api.v1alpha1.RenderJobStatus;
import com.aifilmstudio.operator.testkit.TestStudio;
import com.aifilmstudio.operator.testkit.TestWorkers.Manner;
import com.aifilmstudio.store.Database;
import com.aifilmstudio.store.job.Jobs;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** An old backup comes back under films that went on. */
@Tag("controlplane")
class RestoreIT {

  private static final Duration SOON = Duration.ofSeconds(90);

  private static TestStudio studio;
  private static Database database;

  @BeforeAll
  static void start() {
    studio = new TestStudio();
    studio.pool("tiny", "workers: {max: 1}\nscaling: {idleTimeout: 60s}");
    database = new Database(studio.database().dataSource());
  }

  @AfterAll
  static void stop() throws Exception {
    studio.close();
  }

  @Test
  void whatWasRenderedSinceTheBackupIsTakenBackAndWhatEndedStaysEnded() {
    var first = studio.startOperator("before").awaitReady();
    var workers = studio.startWorkers(first);
    workers.behave(Manner.SLOW);
    studio.film("unfinished", "tiny", 3);
    awaitPhase("unfinished", Phase.Rendering);
    database.run(Backup::take);

    // All this the backup does not know of.
    workers.behave(Manner.WILLING);
    awaitShots("unfinished", 3);
    awaitPhase("unfinished", Phase.Succeeded);
    studio.job("later", "tiny", "shots: [{name: a, prompt: a red kite, seconds: 2}]\nseed: 7", "");
    var later = awaitPhase("later", Phase.Succeeded);
    workers.behave(Manner.ONE_TAKE);
    studio.job(
        "half",
        "tiny",
        """
        shots:
          - {name: a, prompt: a blue kite, seconds: 2}
          - {name: b, prompt: a green train, seconds: 2}
        seed: 9
        """,
        "");
    awaitShots("half", 1);
    awaitNotes();
    var half = studio.job("half").getStatus();

    database.run(Backup::putBack);
    await("the leader notices").atMost(SOON).until(() -> !first.isAlive());
    studio.replace(first, "after").awaitReady();
    workers.behave(Manner.WILLING);

    assertThat(awaitPhase("half", Phase.Succeeded).shots().reused()).isPositive();
    assertThat(studio.job("half").getStatus().jobId()).isEqualTo(half.jobId());
    assertThat(studio.job("later").getStatus().outputs()).isEqualTo(later.outputs());
    await()
        .atMost(SOON)
        .untilAsserted(
            () -> {
              var incarnation = studio.job("half").getStatus().incarnation();
              assertThat(incarnation).isNotEqualTo(half.incarnation());
              for (var name : new String[] {"unfinished", "later"}) {
                assertThat(studio.job(name).getStatus().incarnation()).isEqualTo(incarnation);
                var row = Jobs.newest(database.sql(), studio.namespace(), name).orElseThrow();
                assertThat(row.phase()).isEqualTo("Succeeded");
              }
            });
    assertThat(
            database
                .sql()
                .fetchCount(database.sql().selectOne().from("task").where("state = 'Ready'")))
        .isZero();
  }

  private static void awaitNotes() {
    await("every finished shot is noted")
        .atMost(SOON)
        .until(
            () ->
                database
                        .sql()
                        .fetchCount(
                            database
                                .sql()
                                .selectOne()
                                .from("shot")
                                .where("phase = 'Succeeded' and not noted and not reused"))
                    == 0);
  }

  private static void awaitShots(String job, int done) {
    await(job)
        .atMost(SOON)
        .until(
            () -> {
              var status = studio.job(job).getStatus();
              return status != null && status.shots() != null && status.shots().succeeded() >= done;
            });
  }

  private static RenderJobStatus awaitPhase(String job, Phase phase) {
    await(job + " is " + phase)
        .atMost(SOON)
        .untilAsserted(
            () -> {
              assertThat(studio.job(job).getStatus()).isNotNull();
              assertThat(studio.job(job).getStatus().phase()).isEqualTo(phase);
            });
    return studio.job(job).getStatus();
  }
}
