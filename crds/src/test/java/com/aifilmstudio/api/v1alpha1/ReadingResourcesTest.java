package com.aifilmstudio.api.v1alpha1;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadingResourcesTest {

  /** A replica of the version before lives beside a CRD of the version after. */
  @Test
  void fieldsOfALaterVersionAreNotMinded() {
    RenderJob job =
        Serialization.unmarshal(
            Samples.job(
                "later",
                "{script: a, overrides: [{shot: s1-1}], size: {width: 64, height: 64, depth: 3}}",
                "priority: 70"),
            RenderJob.class);
    assertThat(job.getSpec().film().script()).isEqualTo("a");
    assertThat(job.getSpec().film().size()).isEqualTo(new FrameSize(64, 64));
  }

  @ParameterizedTest
  @ValueSource(
      classes = {
        RenderJobSpec.class,
        RenderJobStatus.class,
        RenderPoolSpec.class,
        RenderPoolStatus.class
      })
  void noRecordMindsUnknownFields(Class<?> type) {
    assertThat(recordsIn(type))
        .allSatisfy(
            found ->
                assertThat(found.getAnnotation(JsonIgnoreProperties.class))
                    .as(found.getSimpleName())
                    .isNotNull());
  }

  /** The record and those that it is made of, without those that are written as a text. */
  private static Stream<Class<?>> recordsIn(Class<?> type) {
    return Stream.concat(
        Stream.of(type),
        Stream.of(type.getRecordComponents())
            .map(ReadingResourcesTest::typeOf)
            .filter(part -> part.isRecord() && part.getPackage().equals(type.getPackage()))
            .filter(part -> part != TimeSpan.class && part != IdleTimeout.class)
            .flatMap(ReadingResourcesTest::recordsIn));
  }

  private static Class<?> typeOf(RecordComponent component) {
    return component.getGenericType() instanceof ParameterizedType list
        ? (Class<?>) list.getActualTypeArguments()[0]
        : component.getType();
  }

  @Test
  void aWholeJobReadsAsItWasWritten() {
    RenderJob job = new RenderJob();
    job.setSpec(
        RenderJobSpecBuilder.builder()
            .poolRef(new PoolRef("tinyfilm", null))
            .film(FilmBuilder.builder().scriptRef(new ScriptRef("scripts", null)).build())
            .build());
    job.setStatus(
        RenderJobStatusBuilder.builder()
            .phase(Phase.Rendering)
            .shots(new ShotCounts(3, 1, 1, 1, 0, 0))
            .estimatedFinish(new EstimatedFinish(Instant.EPOCH, Instant.EPOCH.plusSeconds(60)))
            .leaderEpoch(1L)
            .build());
    RenderJob read = Serialization.unmarshal(Serialization.asYaml(job), RenderJob.class);
    assertThat(read.getSpec()).isEqualTo(job.getSpec());
    assertThat(read.getStatus()).isEqualTo(job.getStatus());
  }

  @Test
  void aPoolReadsAsItWasWritten() {
    RenderPool pool = new RenderPool();
    pool.setSpec(
        RenderPoolSpecBuilder.builder()
            .model(new ModelRef("s3://studio-models/tinyfilm/1.0.0", Samples.DIGEST))
            .engine(Engine.simulated)
            .simulated(new Simulated(TimeSpan.of("20s"), null))
            .worker(WorkerTemplateBuilder.builder().image("render-pod:local").build())
            .scaling(new Scaling(TimeSpan.of("5s"), IdleTimeout.of("1m")))
            .build());
    RenderPool read = Serialization.unmarshal(Serialization.asYaml(pool), RenderPool.class);
    assertThat(read.getSpec()).isEqualTo(pool.getSpec());
  }

  @Test
  void aPoolWithoutANamespaceIsInTheJobsOwn() {
    assertThat(new PoolRef("tinyfilm", null).namespaceOr("studio")).isEqualTo("studio");
    assertThat(new PoolRef("tinyfilm", "render-system").namespaceOr("studio"))
        .isEqualTo("render-system");
  }
}
