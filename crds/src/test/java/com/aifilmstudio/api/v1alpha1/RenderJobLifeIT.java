package com.aifilmstudio.api.v1alpha1;

import static com.aifilmstudio.api.v1alpha1.StudioApiServer.CLIENT;
import static com.aifilmstudio.api.v1alpha1.StudioApiServer.NAMESPACE;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** What may change while a film is made, and what a replaced leader cannot do. */
@Tag("controlplane")
class RenderJobLifeIT {
  private static final AtomicInteger NUMBER = new AtomicInteger();
  private static final PatchContext MERGE = PatchContext.of(PatchType.JSON_MERGE);
  private static final PatchContext APPLY =
      new PatchContext.Builder()
          .withPatchType(PatchType.SERVER_SIDE_APPLY)
          .withFieldManager("operator")
          .build();

  private final String name = "life-" + NUMBER.incrementAndGet();

  @Test
  void whatIsLeftOutGetsItsDefault() {
    RenderJobSpec spec = aJob().get().getSpec();
    assertThat(spec.desiredState()).isEqualTo(DesiredState.Running);
    assertThat(spec.outputs()).containsExactly(OutputKind.values());
    assertThat(spec.film().size()).isEqualTo(new FrameSize(640, 360));
    assertThat(spec.film().framesPerSecond()).isEqualTo(24);
    assertThat(spec.film().seed()).isZero();
    assertThat(spec.film().prompts()).isEqualTo(FindingPolicy.Warn);
    assertThat(spec.film().steps()).isNull();
    assertThat(spec.retry().maxAttemptsPerShot()).isEqualTo(3);
    assertThat(spec.quality().black()).isEqualTo(FindingPolicy.Fail);
    assertThat(spec.quality().frozen()).isEqualTo(FindingPolicy.Warn);
    assertThat(spec.ttlSecondsAfterFinished()).isNull();
  }

  @Test
  void theRecordsAndTheApiServerAgreeOnTheDefaults() {
    Film film = FilmBuilder.builder().script("a").build();
    RenderJobSpec built =
        RenderJobSpecBuilder.builder()
            .film(film)
            .poolRef(new PoolRef("tinyfilm", "render-system"))
            .build();
    assertThat(aJob().get().getSpec()).isEqualTo(built);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"film": {"seed": 7}}               | spec.film: Invalid value: spec.film is immutable: create a new RenderJob with the changed film; shots that did not change are reused
          {"film": {"script": "b"}}           | spec.film: Invalid value: spec.film is immutable: create a new RenderJob with the changed film; shots that did not change are reused
          {"film": {"style": "noir"}}         | spec.film: Invalid value: spec.film is immutable: create a new RenderJob with the changed film; shots that did not change are reused
          {"poolRef": {"name": "other"}}      | spec.poolRef: Invalid value: spec.poolRef is immutable: create a new RenderJob to render the film in another pool
          {"poolRef": {"namespace": null}}    | spec.poolRef: Invalid value: spec.poolRef is immutable: create a new RenderJob to render the film in another pool
          {"requires": {"engine": "diffusion"}} | spec.requires: Invalid value: spec.requires is immutable: create a new RenderJob that requires something else
          {"outputs": ["Mp4"]}                | spec.outputs: Invalid value: spec.outputs is immutable: create a new RenderJob that orders the other files; its shots are reused
          """)
  void theOrderIsImmutable(String change, String complaint) {
    Resource<RenderJob> job = aJob();
    assertThat(refusalOf(() -> job.patch(MERGE, "{\"spec\": %s}".formatted(change))))
        .containsExactly(complaint);
  }

  @Test
  void theOrderOfTheShotsIsPartOfTheFilm() {
    StudioApiServer.create(
        Samples.job(
            name,
            "shots: [{name: a, prompt: p, seconds: 1}, {name: b, prompt: p, seconds: 1}]",
            ""));
    assertThat(
            refusalOf(
                () ->
                    theJob()
                        .patch(
                            MERGE,
                            """
                            {"spec": {"film": {"shots": [
                             {"name": "b", "prompt": "p", "seconds": 1},
                             {"name": "a", "prompt": "p", "seconds": 1}]}}}
                            """)))
        .containsExactly(
            "spec.film: Invalid value: spec.film is immutable: create a new RenderJob with the"
                + " changed film; shots that did not change are reused");
  }

  /** Rules have a budget: a film at all its limits must not use it up when it is changed. */
  @Test
  void theLargestFilmCanStillBeCanceledAndGetItsStatus() {
    StudioApiServer.create(Samples.job(name, Samples.shots(500), ""));
    Resource<RenderJob> job = theJob();
    job.patch(MERGE, "{\"spec\": {\"desiredState\": \"Canceled\"}}");
    status(job, "{\"phase\": \"Canceled\", \"leaderEpoch\": 1}");
    assertThat(job.get().getStatus().phase()).isEqualTo(Phase.Canceled);
  }

  @Test
  void intentRetryQualityAndTimeToLiveMayChange() {
    Resource<RenderJob> job = aJob();
    job.patch(
        MERGE,
        """
        {"spec": {"desiredState": "Canceled", "retry": {"maxAttemptsPerShot": 5},
         "quality": {"flicker": "Fail"}, "ttlSecondsAfterFinished": 60}}
        """);
    assertThat(job.get().getSpec().desiredState()).isEqualTo(DesiredState.Canceled);
  }

  @ParameterizedTest
  @EnumSource(
      value = Phase.class,
      names = {"Succeeded", "Failed", "Canceled", "Expired"})
  void aTerminalPhaseIsFinal(Phase phase) {
    Resource<RenderJob> job = aJob();
    status(job, "{\"phase\": \"%s\", \"leaderEpoch\": 1}".formatted(phase));
    for (Phase other : Phase.values()) {
      if (other != phase) {
        assertThat(refusalOf(() -> status(job, "{\"phase\": \"%s\"}".formatted(other))))
            .containsExactly(
                "status: Invalid value: status.phase is %s and final; it cannot become %s"
                    .formatted(phase, other));
      }
    }
    assertThat(refusalOf(() -> status(job, "{\"phase\": null}")))
        .containsExactly(
            "status: Invalid value: status.phase is %s and final; it cannot become empty"
                .formatted(phase));
    status(job, "{\"phase\": \"%s\", \"message\": \"still so\"}".formatted(phase));
  }

  @ParameterizedTest
  @EnumSource(
      value = Phase.class,
      mode = Mode.EXCLUDE,
      names = {"Succeeded", "Failed", "Canceled", "Expired"})
  void everyOtherPhaseMayBeLeft(Phase phase) {
    Resource<RenderJob> job = aJob();
    status(job, "{\"phase\": \"%s\", \"leaderEpoch\": 1}".formatted(phase));
    status(job, "{\"phase\": \"Failed\"}");
    assertThat(job.get().getStatus().phase()).isEqualTo(Phase.Failed);
  }

  @Test
  void aReplacedLeaderIsRefused() {
    Resource<RenderJob> job = aJob();
    status(job, "{\"phase\": \"Queued\", \"leaderEpoch\": 7}");
    status(job, "{\"leaderEpoch\": 7, \"message\": \"the same leader\"}");
    assertThat(refusalOf(() -> status(job, "{\"leaderEpoch\": 6}")))
        .containsExactly(
            "status: Invalid value: status.leaderEpoch is 7 and never falls; 6 is that of a leader"
                + " that was replaced");
    status(job, "{\"leaderEpoch\": 8}");
  }

  @Test
  void noStatusIsWithoutALeader() {
    Resource<RenderJob> job = aJob();
    assertThat(refusalOf(() -> status(job, "{\"phase\": \"Queued\"}")).getFirst())
        .isEqualTo("status.leaderEpoch: Required value");
    status(job, "{\"leaderEpoch\": 7}");
    assertThat(refusalOf(() -> status(job, "{\"leaderEpoch\": null}")).getFirst())
        .isEqualTo("status.leaderEpoch: Required value");
    assertThat(refusalOf(() -> status(job, "null")))
        .containsExactly(
            "<nil>: Invalid value: status cannot be removed: its phase and leaderEpoch must not be"
                + " forgotten");
  }

  /**
   * As the operator writes it: a fresh object, by server-side apply, under a manager of its own.
   */
  @Test
  void aStatusIsAppliedWholeAndWhatItNoLongerSaysGoes() {
    aJob();
    RenderJobStatus first =
        RenderJobStatusBuilder.builder()
            .phase(Phase.Queued)
            .reason("WaitingForWorkers")
            .leaderEpoch(1L)
            .build();
    applied(first);
    assertThat(theJob().get().getStatus()).isEqualTo(first);
    RenderJobStatus second =
        RenderJobStatusBuilder.builder()
            .phase(Phase.Rendering)
            .shots(new ShotCounts(2, 1, 1, 0, 0, 0))
            .startedAt(Instant.parse("2026-01-01T10:00:00Z"))
            .leaderEpoch(1L)
            .build();
    applied(second);
    assertThat(theJob().get().getStatus()).isEqualTo(second);
  }

  private void applied(RenderJobStatus status) {
    RenderJob job = new RenderJob();
    job.getMetadata().setName(name);
    job.getMetadata().setNamespace(NAMESPACE);
    job.setStatus(status);
    CLIENT.resource(job).subresource("status").patch(APPLY);
  }

  @Test
  void aConditionIsThereOnceAndComplete() {
    Resource<RenderJob> job = aJob();
    String ready =
        """
        {"type": "Ready", "status": "False", "reason": "Rendering", "message": "2 of 5 shots",
         "lastTransitionTime": "2026-01-01T00:00:00Z"}
        """;
    assertThat(
            refusalOf(
                () ->
                    status(
                        job,
                        "{\"leaderEpoch\": 1, \"conditions\": [%s, %s]}".formatted(ready, ready))))
        .containsExactly("status.conditions[1]: Duplicate value: {\"type\":\"Ready\"}");
    assertThat(
            refusalOf(
                () ->
                    status(
                        job,
                        "{\"leaderEpoch\": 1, \"conditions\": [%s]}"
                            .formatted(ready.replace("False", "No")))))
        .first()
        .asString()
        .startsWith("status.conditions[0].status: Invalid value: \"No\"");
  }

  private Resource<RenderJob> aJob() {
    StudioApiServer.create(Samples.job(name, "script: a", ""));
    return theJob();
  }

  private Resource<RenderJob> theJob() {
    return CLIENT.resources(RenderJob.class).inNamespace(NAMESPACE).withName(name);
  }

  private static void status(Resource<RenderJob> job, String status) {
    job.subresource("status").patch(MERGE, "{\"status\": %s}".formatted(status));
  }

  private static List<String> refusalOf(Runnable change) {
    try {
      change.run();
      return List.of();
    } catch (KubernetesClientException e) {
      return StudioApiServer.complaints(e);
    }
  }
}
