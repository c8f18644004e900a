package com.aifilmstudio.operator.renderjob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.aifilmstudio.api.v1alpha1.DesiredState;
import com.aifilmstudio.api.v1alpha1.Phase;
import com.aifilmstudio.api.v1alpha1.RenderJob;
import com.aifilmstudio.api.v1alpha1.RenderJobSpecBuilder;
import com.aifilmstudio.api.v1alpha1.RenderJobStatus;
import com.aifilmstudio.operator.testkit.OperatorProcess;
import com.aifilmstudio.operator.testkit.StatusRecorder;
import com.aifilmstudio.operator.testkit.TestStudio;
import com.aifilmstudio.operator.testkit.TestWorkers;
import com.aifilmstudio.operator.testkit.TestWorkers.Manner;
import com.aifilmstudio.store.Database;
import com.aifilmstudio.store.job.JobRow;
import com.aifilmstudio.store.job.Jobs;
import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("controlplane")
class FilmLifeIT {

  private static final Duration SOON = Duration.ofSeconds(60);

  private static TestStudio studio;
  private static OperatorProcess operator;
  private static TestWorkers workers;
  private static Database database;

  @BeforeAll
  static void start() {
    studio = new TestStudio();
    studio.pool("tiny", "workers: {min: 0, max: 2}\nscaling: {idleTimeout: 30s}");
    operator = studio.startOperator("film-life").awaitReady();
    workers = studio.startWorkers(operator);
    database = new Database(studio.database().dataSource());
  }

  @AfterAll
  static void stop() throws Exception {
    studio.close();
  }

  @BeforeEach
  void willing() {
    workers.behave(Manner.WILLING);
  }

  @Test
  void aFilmThatIsAppliedIsRenderedCutAndPublished() {
    try (var recorder = StatusRecorder.of(studio, "three-shots")) {
      studio.film("three-shots", "tiny", 3);
      var status = awaitPhase("three-shots", Phase.Succeeded);
      assertThat(status.shotsDone()).isEqualTo("3/3");
      assertThat(status.progressPercent()).isEqualTo(100);
      assertThat(status.outputs()).hasSize(5);
      assertThat(status.startedAt()).isNotNull();
      assertThat(status.finishedAt()).isNotNull();
      assertThat(status.leaderEpoch()).isPositive();
      assertThat(status.jobId()).startsWith("job_");
      assertThat(recorder.statuses()).allSatisfy(FilmLifeIT::isTrueAtEveryMoment);
    }
  }

  /** What {@code kubectl wait --for=condition=Published} and kstatus readers rely on. */
  private static void isTrueAtEveryMoment(RenderJobStatus status) {
    boolean succeeded = status.phase() == Phase.Succeeded;
    assertThat(holds(status, "Published")).isEqualTo(succeeded);
    assertThat(holds(status, "Ready")).isEqualTo(succeeded);
    assertThat(holds(status, "Reconciling")).isEqualTo(!status.phase().isTerminal());
    assertThat(status.outputs().isEmpty()).isEqualTo(!succeeded);
    if (status.phase() == Phase.Rendering) {
      assertThat(status.shots().running()).isPositive();
    }
  }

  @Test
  void aHealthyFilmOfOneShotTellsOneEvent() {
    studio.film("one-shot", "tiny", 1);
    awaitPhase("one-shot", Phase.Succeeded);
    await()
        .atMost(SOON)
        .untilAsserted(() -> assertThat(studio.eventReasons("one-shot")).hasSize(1));
    assertThat(studio.eventReasons("one-shot")).containsExactly("Succeeded");
  }

  @Test
  void theSameFilmAgainReusesEveryShotAndGoesStraightToTheCut() {
    studio.film("first-time", "tiny", 2);
    awaitPhase("first-time", Phase.Succeeded);
    studio.film("second-time", "tiny", 2);
    var status = awaitPhase("second-time", Phase.Succeeded);
    assertThat(status.shots().reused()).isEqualTo(2);
    assertThat(status.bundle()).isEqualTo(studio.job("first-time").getStatus().bundle());
  }

  @Test
  void aCanceledFilmIsCancelingUntilTheLastWorkerHasStopped() {
    workers.behave(Manner.SLOW);
    studio.job("to-cancel", "tiny", aShotOf("a green ship on the sea"), "");
    awaitPhase("to-cancel", Phase.Rendering);
    studio
        .client()
        .resources(RenderJob.class)
        .inNamespace(studio.namespace())
        .withName("to-cancel")
        .edit(
            job -> {
              job.setSpec(
                  RenderJobSpecBuilder.builder(job.getSpec())
                      .desiredState(DesiredState.Canceled)
                      .build());
              return job;
            });
    var status = awaitPhase("to-cancel", Phase.Canceled);
    assertThat(holds(status, "Stalled")).isTrue();
    assertThat(status.observedGeneration()).isEqualTo(2);
  }

  @Test
  void aFilmThatIsDeletedInTheMiddleGoesAndItsNameIsFreeAtOnce() {
    workers.behave(Manner.SLOW);
    var shot = aShotOf("a white balloon over the hills");
    var first = studio.job("namesake", "tiny", shot, "");
    awaitPhase("namesake", Phase.Rendering);
    studio.client().resource(first).delete();
    await().atMost(SOON).until(() -> studio.job("namesake") == null);
    workers.behave(Manner.WILLING);
    var second = studio.job("namesake", "tiny", shot, "");
    var status = awaitPhase("namesake", Phase.Succeeded);
    var old = row(first).orElseThrow();
    assertThat(old.phase()).isEqualTo("Canceled");
    assertThat(old.reason()).isEqualTo("ResourceDeleted");
    assertThat(old.removedAt()).isPresent();
    assertThat(status.jobId()).isEqualTo(row(second).orElseThrow().id().value());
    assertThat(status.jobId()).isNotEqualTo(old.id().value());
  }

  @Test
  void aScriptThatIsMissingIsWaitedForAndReadOnce() {
    studio.job("scripted", "tiny", "scriptRef: {name: play}", "");
    await()
        .atMost(SOON)
        .untilAsserted(
            () -> {
              var status = studio.job("scripted").getStatus();
              assertThat(status).isNotNull();
              assertThat(status.phase()).isEqualTo(Phase.Planning);
              assertThat(status.reason()).isEqualTo("ScriptNotFound");
              assertThat(status.message()).contains("play");
            });
    studio.client().resource(play("play", "A blue kite rises.")).create();
    assertThat(awaitPhase("scripted", Phase.Succeeded).shots().total()).isEqualTo(1);
    assertThat(studio.eventReasons("scripted")).doesNotContain("ScriptEdited");
  }

  @Test
  void anEditOfTheScriptAfterPlanningChangesNothingAndIsTold() {
    workers.behave(Manner.SLOW);
    studio.client().resource(play("edited", "A blue kite rises.")).create();
    studio.job("steady", "tiny", "scriptRef: {name: edited}", "");
    awaitPhase("steady", Phase.Rendering);
    studio.client().resource(play("edited", "A red train.\n\nA red train stops.")).update();
    workers.behave(Manner.WILLING);
    assertThat(awaitPhase("steady", Phase.Succeeded).shots().total()).isEqualTo(1);
    await()
        .atMost(SOON)
        .untilAsserted(() -> assertThat(studio.eventReasons("steady")).contains("ScriptEdited"));
  }

  private static ConfigMap play(String name, String action) {
    return new ConfigMapBuilder()
        .withNewMetadata()
        .withNamespace(studio.namespace())
        .withName(name)
        .endMetadata()
        .addToData("script.fountain", "EXT. SEA - NIGHT\n\n" + action + "\n")
        .build();
  }

  @Test
  void aFilmWaitsForItsPoolAndSaysSo() {
    studio.job("early", "late-pool", aShotOf("a yellow train"), "");
    await()
        .atMost(SOON)
        .untilAsserted(
            () -> {
              assertThat(studio.job("early").getStatus()).isNotNull();
              assertThat(studio.job("early").getStatus().reason()).isEqualTo("PoolNotFound");
            });
    studio.pool("late-pool", "workers: {max: 1}");
    awaitPhase("early", Phase.Succeeded);
  }

  @Test
  void aShotThatFailsForGoodFailsTheFilmWithItsCode() {
    workers.behave(Manner.FAILING);
    studio.job(
        "bad-luck", "tiny", aShotOf("a purple kite at dusk"), "retry: {maxAttemptsPerShot: 1}");
    var status = awaitPhase("bad-luck", Phase.Failed);
    assertThat(status.reason()).isEqualTo("RENDER.NAN");
    assertThat(holds(status, "Stalled")).isTrue();
    assertThat(holds(status, "Published")).isFalse();
    assertThat(studio.eventReasons("bad-luck")).contains("RenderNan");
  }

  @Test
  void aFilmThatTheModelCannotDrawFailsBeforeAnythingIsRendered() {
    studio.job("dragons", "tiny", aShotOf("a dragon eats a castle") + "\nprompts: Fail", "");
    var status = awaitPhase("dragons", Phase.Failed);
    assertThat(status.reason()).isEqualTo("PROMPT.NOT_UNDERSTOOD");
    assertThat(status.message()).contains("dragon");
    assertThat(status.usage().gpuSeconds()).isEqualTo("0.0");
  }

  @Test
  void aFinishedFilmWithATimeToLiveGoesAndItsRowStays() {
    var job =
        studio.job(
            "short-lived",
            "tiny",
            aShotOf("a red train in the desert"),
            "ttlSecondsAfterFinished: 1");
    await().atMost(SOON).until(() -> studio.job("short-lived") == null);
    var row = row(job).orElseThrow();
    assertThat(row.phase()).isEqualTo("Succeeded");
    assertThat(row.removedAt()).isPresent();
  }

  private static String aShotOf(String prompt) {
    return "shots: [{name: only, prompt: %s, seconds: 2}]".formatted(prompt);
  }

  private static RenderJobStatus awaitPhase(String job, Phase phase) {
    await(job + " is " + phase)
        .atMost(SOON)
        .pollInterval(Duration.ofMillis(100))
        .untilAsserted(
            () -> {
              assertThat(studio.job(job)).isNotNull();
              assertThat(studio.job(job).getStatus()).isNotNull();
              assertThat(studio.job(job).getStatus().phase()).isEqualTo(phase);
            });
    return studio.job(job).getStatus();
  }

  private static boolean holds(RenderJobStatus status, String type) {
    return status.conditions().stream()
        .filter(c -> c.getType().equals(type))
        .map(Condition::getStatus)
        .toList()
        .equals(List.of("True"));
  }

  private static Optional<JobRow> row(RenderJob job) {
    return Jobs.ofResource(database.sql(), job.getMetadata().getUid());
  }
}
