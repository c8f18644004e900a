package com.aifilmstudio.operator.renderpool;

import static org.assertj.core.api.Assertions.assertThat;

import com.aifilmstudio.api.v1alpha1.Engine;
import com.aifilmstudio.api.v1alpha1.RenderPool;
import com.aifilmstudio.api.v1alpha1.RenderPoolSpecBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WorkerPodTest {

  private static final DispatchDoor DISPATCH =
      new DispatchDoor(
          URI.create("https://film-studio-operator:8443"),
          Optional.of("-- a certificate --\n"),
          Optional.of(Duration.ofSeconds(10)));

  @Test
  void thePodIsTheOneInTheGoldenFile() throws IOException {
    var pod = Serialization.asYaml(WorkerPod.of(pool(), 3, List.of(), DISPATCH));
    assertThat(pod.strip()).isEqualTo(golden().strip());
  }

  @Test
  void whereDispatchIsPlainThePodIsToldOfNoAuthority() {
    var door = new DispatchDoor(DISPATCH.address(), Optional.empty(), Optional.empty());
    assertThat(Serialization.asYaml(WorkerPod.of(pool(), 3, List.of(), door)))
        .doesNotContainIgnoringCase("ca.crt")
        .doesNotContain("STUDIO_CHECKPOINT_EVERY");
  }

  @Test
  void aPodIsPlacedOnNoNodeInQuarantine() {
    var pod = WorkerPod.of(pool(), 3, List.of("gpu-1", "gpu-2"), DISPATCH);
    var terms =
        pod.getSpec()
            .getAffinity()
            .getNodeAffinity()
            .getRequiredDuringSchedulingIgnoredDuringExecution()
            .getNodeSelectorTerms();
    assertThat(terms)
        .singleElement()
        .satisfies(
            term ->
                assertThat(term.getMatchFields())
                    .as("one value each, all of which must hold")
                    .extracting(field -> field.getOperator() + field.getValues())
                    .containsExactly("NotIn[gpu-1]", "NotIn[gpu-2]"));
  }

  @Test
  void theRevisionFollowsWhatMakesAPodAndNothingElse() {
    var pool = pool();
    var spec = RenderPoolSpecBuilder.builder(pool.getSpec());
    assertThat(WorkerPod.revision(spec.workers(null).scaling(null).build()))
        .isEqualTo(WorkerPod.revision(pool.getSpec()));
    assertThat(WorkerPod.revision(spec.engine(Engine.simulated).build()))
        .isNotEqualTo(WorkerPod.revision(pool.getSpec()));
  }

  @Test
  void theNameOfAPodFitsIntoAHostNameAlsoForTheLongestPool() {
    var pool = pool();
    pool.getMetadata().setName("p".repeat(40));
    assertThat(WorkerPod.name(pool, 999)).hasSizeLessThanOrEqualTo(63);
  }

  private static RenderPool pool() {
    return Serialization.unmarshal(
        """
        apiVersion: ai-filmstudio.com/v1alpha1
        kind: RenderPool
        metadata: {name: tinyfilm, namespace: render-system, uid: 0f0f}
        spec:
          model: {bundle: "s3://studio-models/tinyfilm/1.0.0", digest: "sha256:00"}
          worker:
            image: render-pod@sha256:11
            resources: {cpu: 1500m, memory: 4Gi}
            nodeSelector: {gpu: l4}
        """,
        RenderPool.class);
  }

  private static String golden() throws IOException {
    try (var file = WorkerPodTest.class.getResourceAsStream("/worker-pod.yaml")) {
      return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
