package com.aifilmstudio.operator.renderjob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.aifilmstudio.api.v1alpha1.Budget;
import com.aifilmstudio.api.v1alpha1.DesiredState;
import com.aifilmstudio.api.v1alpha1.FilmLimits;
import com.aifilmstudio.api.v1alpha1.OnThreshold;
import com.aifilmstudio.api.v1alpha1.Phase;
import com.aifilmstudio.api.v1alpha1.RenderJob;
import com.aifilmstudio.api.v1alpha1.RenderJobSpecBuilder;
import com.aifilmstudio.api.v1alpha1.RenderJobStatus;
import com.aifilmstudio.api.v1alpha1.RenderPool;
import com.aifilmstudio.api.v1alpha1.RenderPoolSpecBuilder;
import com.aifilmstudio.operator.testkit.OperatorProcess;
import com.aifilmstudio.operator.testkit.StatusRecorder;
import com.aifilmstudio.operator.testkit.TestStudio;
import com.aifilmstudio.operator.testkit.TestWorkers;
import com.aifilmstudio.operator.testkit.TestWorkers.Manner;
import java.time.Duration;
import java.time.Instant;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the owner of a film may say while it lives, through a real API server. */
@Tag("controlplane")
class WishesAndLimitsIT {

  private static final Duration SOON = Duration.ofSeconds(60);

  private static TestStudio studio;
  private static TestWorkers workers;

  @BeforeAll
  static void start() {
    studio = new TestStudio();
    studio.pool("tiny", "workers: {min: 0, max: 2}\nscaling: {idleTimeout: 30s}");
    OperatorProcess operator = studio.startOperator("wishes").awaitReady();
    workers = studio.startWorkers(operator);
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
  void aFilmIsPausedWhileItRendersGoesOnAndIsDelivered() {
    workers.behave(Manner.SLOW);
    try (var recorder = StatusRecorder.of(studio, "tea-break")) {
      studio.job("tea-break", "tiny", aShotOf("a red train at noon"), "");
      awaitStatus("tea-break", Phase.Rendering, "Rendering");
      edit("tea-break", spec -> spec.desiredState(DesiredState.Paused));
      var paused = awaitStatus("tea-break", Phase.Paused, "PauseRequested");
      assertThat(paused.shots().running()).isZero();
      assertThat(paused.observedGeneration()).isEqualTo(2);
      workers.behave(Manner.WILLING);
      edit("tea-break", spec -> spec.desiredState(DesiredState.Running));
      awaitStatus("tea-break", Phase.Succeeded, "Succeeded");
      assertThat(recorder.statuses())
          .filteredOn(status -> status.phase() == Phase.Paused)
          .isNotEmpty()
          .allSatisfy(status -> assertThat(status.shots().running()).isZero());
    }
  }

  @Test
  void aFilmThatIsPausedBeforeItIsPlannedWaitsAndCanBeCanceled() {
    studio.job("asleep", "tiny", aShotOf("a blue kite"), "desiredState: Paused");
    var status = awaitStatus("asleep", Phase.Paused, "PauseRequested");
    assertThat(status.bundle()).isNull();
    edit("asleep", spec -> spec.desiredState(DesiredState.Canceled));
    awaitStatus("asleep", Phase.Canceled, "CancelRequested");
  }

  @Test
  void aFilmThatNoWorkerHasBegunByItsDeadlineExpiresForFree() {
    studio.pool("nobody", "workers: {max: 0}");
    var soon = Instant.now().plusSeconds(3).toString();
    studio.job("too-late", "nobody", aShotOf("a green ship"), "deadline: " + soon);
    var status = awaitStatus("too-late", Phase.Expired, "JOB.EXPIRED");
    assertThat(status.usage().gpuSeconds()).isEqualTo("0.0");
    assertThat(studio.eventReasons("too-late")).contains("JobExpired");
  }

  @Test
  void aDeadlineCanBeMovedBeforeItComes() {
    studio.pool("later", "workers: {max: 0}");
    var deadline = Instant.now().plusSeconds(4);
    studio.job("moved", "later", aShotOf("a white balloon"), "deadline: " + deadline);
    awaitStatus("moved", Phase.Queued, "WaitingForWorkers");
    edit("moved", spec -> spec.deadline(null).priority(90));
    await("the old deadline has passed")
        .atMost(SOON)
        .until(() -> Instant.now().isAfter(deadline.plusSeconds(1)));
    assertThat(studio.job("moved").getStatus().phase()).isEqualTo(Phase.Queued);
  }

  @Test
  void aFilmThatRendersLongerThanItMayIsStoppedAndFails() {
    workers.behave(Manner.SLOW);
    studio.job("endless", "tiny", aShotOf("a purple ship"), "activeDeadlineSeconds: 2");
    var status = awaitStatus("endless", Phase.Failed, "JOB.DEADLINE_EXCEEDED");
    assertThat(status.shots().running()).isZero();
    assertThat(status.message()).contains("spec.activeDeadlineSeconds is 2");
  }

  @Test
  void aFilmThatUsesUpItsBudgetIsStoppedAndFails() {
    workers.behave(Manner.SLOW);
    studio.job(
        "dear",
        "tiny",
        aShotOf("a yellow train at dusk"),
        "budget: {gpuSeconds: 1, onThreshold: CancelRunning}");
    var status = awaitStatus("dear", Phase.Failed, "JOB.BUDGET_EXHAUSTED");
    assertThat(status.shots().running()).isZero();
  }

  @Test
  void aBudgetThatIsRaisedInTimeLetsTheFilmGoOn() {
    workers.behave(Manner.SLOW);
    studio.job("raised", "tiny", aShotOf("a black kite at dawn"), "budget: {gpuSeconds: 1}");
    awaitStatus("raised", Phase.Rendering, "BudgetReached");
    edit("raised", spec -> spec.budget(new Budget(600L, OnThreshold.CompleteRunning)));
    awaitStatus("raised", Phase.Rendering, "Rendering");
    workers.behave(Manner.WILLING);
    awaitStatus("raised", Phase.Succeeded, "Succeeded");
  }

  @Test
  void aPoolThatDoesNotLetTheNamespaceInSaysSoAndLetsItInWhenItIsLabelled() {
    studio.pool(
        "picky",
        "workers: {max: 1}\n"
            + "allowedNamespaces: {from: Selector, selector: {matchLabels: {films: welcome}}}");
    studio.job("stranger", "picky", aShotOf("a grey balloon over the city"), "");
    var status = awaitStatus("stranger", Phase.Queued, "NamespaceNotAllowed");
    assertThat(status.message()).contains("spec.allowedNamespaces.selector");
    studio
        .client()
        .namespaces()
        .withName(studio.namespace())
        .edit(ns -> ns.edit().editMetadata().addToLabels("films", "welcome").endMetadata().build());
    awaitStatus("stranger", Phase.Succeeded, "Succeeded");
  }

  @Test
  void aFilmThatThePoolCanNeverRenderIsToldSoAndTriedAgainWhenThePoolChanges() {
    studio.pool("small", "workers: {max: 1}\nlimits: {width: 640, height: 360}");
    var large = aShotOf("a white kite") + "\nsize: {width: 1280, height: 720}";
    studio.job("large", "small", large, "");
    var status = awaitStatus("large", Phase.Queued, "NoCompatiblePool");
    assertThat(status.message())
        .startsWith("spec.film.size is 1280 x 720, and RenderPool ")
        .contains("renders at most 640 x 360");
    assertThat(studio.eventReasons("large")).contains("NoCompatiblePool");
    studio
        .client()
        .resources(RenderPool.class)
        .inNamespace(studio.namespace())
        .withName("small")
        .edit(
            pool -> {
              pool.setSpec(
                  RenderPoolSpecBuilder.builder(pool.getSpec())
                      .limits(new FilmLimits(null, null, null))
                      .build());
              return pool;
            });
    awaitStatus("large", Phase.Succeeded, "Succeeded");
  }

  private static void edit(String name, UnaryOperator<RenderJobSpecBuilder> change) {
    studio
        .client()
        .resources(RenderJob.class)
        .inNamespace(studio.namespace())
        .withName(name)
        .edit(
            job -> {
              job.setSpec(change.apply(RenderJobSpecBuilder.builder(job.getSpec())).build());
              return job;
            });
  }

  private static RenderJobStatus awaitStatus(String name, Phase phase, String reason) {
    await(name + " is " + phase)
        .atMost(SOON)
        .pollInterval(Duration.ofMillis(50))
        .untilAsserted(
            () -> {
              var status = studio.job(name).getStatus();
              assertThat(status).isNotNull();
              assertThat(status.phase()).isEqualTo(phase);
              assertThat(status.reason()).isEqualTo(reason);
            });
    return studio.job(name).getStatus();
  }

  private static String aShotOf(String prompt) {
    return "shots: [{name: only, prompt: %s, seconds: 2}]".formatted(prompt);
  }
}
