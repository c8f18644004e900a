package com.aifilmstudio.operator.renderjob;

import static org.assertj.core.api.Assertions.assertThat;

import com.aifilmstudio.api.v1alpha1.RenderJob;
import com.aifilmstudio.api.v1alpha1.RenderJobSpec;
import com.aifilmstudio.api.v1alpha1.RenderPool;
import com.aifilmstudio.api.v1alpha1.RenderPoolSpec;
import io.fabric8.kubernetes.client.utils.Serialization;
import org.junit.jupiter.api.Test;

class FitTest {

  @Test
  void aPoolWithoutLimitsTakesAnyFilmThatRequiresNothing() {
    assertThat(Fit.ofPool(film("size: {width: 4096, height: 2160}", ""), pool(""), "ns/p"))
        .isEmpty();
  }

  @Test
  void aFilmThatIsTooWideOrTooHighIsToldWhatWouldFit() {
    var pool = pool("limits: {width: 1920, height: 1080}");
    var misfit = Fit.ofPool(film("size: {width: 1920, height: 1082}", ""), pool, "ns/p");
    assertThat(misfit.orElseThrow().aspect()).isEqualTo("SizeTooLarge");
    assertThat(misfit.orElseThrow().message())
        .isEqualTo(
            "spec.film.size is 1920 x 1082, and RenderPool ns/p renders at most 1920 x 1080: order"
                + " it so in a new RenderJob, or name another pool there.");
    assertThat(Fit.ofPool(film("size: {width: 1920, height: 1080}", ""), pool, "ns/p")).isEmpty();
  }

  @Test
  void aSideWithoutALimitIsAny() {
    var pool = pool("limits: {width: 640}");
    assertThat(Fit.ofPool(film("size: {width: 642, height: 64}", ""), pool, "ns/p"))
        .hasValueSatisfying(it -> assertThat(it.message()).contains("at most 640 x any"));
    assertThat(Fit.ofPool(film("size: {width: 640, height: 4096}", ""), pool, "ns/p")).isEmpty();
  }

  @Test
  void rateEngineAndGpusMustFitToo() {
    assertThat(aspect("framesPerSecond: 60", "", "limits: {framesPerSecond: 30}"))
        .isEqualTo("FrameRateTooHigh");
    assertThat(aspect("", "requires: {engine: diffusion}", "engine: simulated"))
        .isEqualTo("OtherEngine");
    assertThat(aspect("", "requires: {gpu: nvidia.com/gpu}", "")).isEqualTo("OtherGpu");
    assertThat(aspect("", "requires: {gpu: cpu, engine: diffusion}", "")).isEqualTo("none");
  }

  private static String aspect(String film, String job, String pool) {
    return Fit.ofPool(film(film, job), pool(pool), "ns/p").map(Fit.Misfit::aspect).orElse("none");
  }

  private static RenderJobSpec film(String ofFilm, String ofSpec) {
    return Serialization.unmarshal(
            """
            apiVersion: ai-filmstudio.com/v1alpha1
            kind: RenderJob
            metadata: {name: film}
            spec:
              poolRef: {name: p}
              %s
              film:
                script: A red car crosses the dunes.
                %s
            """
                .formatted(ofSpec, ofFilm),
            RenderJob.class)
        .getSpec();
  }

  private static RenderPoolSpec pool(String ofSpec) {
    return Serialization.unmarshal(
            """
            apiVersion: ai-filmstudio.com/v1alpha1
            kind: RenderPool
            metadata: {name: p}
            spec:
              model: {bundle: "s3://models/tiny", digest: "sha256:0"}
              worker: {image: "render-pod", gpu: {count: 0}}
              %s
            """
                .formatted(ofSpec),
            RenderPool.class)
        .getSpec();
  }
}
