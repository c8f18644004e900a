package com.aifilmstudio.api.v1alpha1;

import static com.aifilmstudio.api.v1alpha1.Samples.pool;
import static com.aifilmstudio.api.v1alpha1.StudioApiServer.CLIENT;
import static com.aifilmstudio.api.v1alpha1.StudioApiServer.NAMESPACE;
import static com.aifilmstudio.api.v1alpha1.StudioApiServer.complaints;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Quantity;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an administrator may say about workers, and what is said when not. */
@Tag("controlplane")
class RenderPoolRulesIT {

  @Test
  void whatIsLeftOutGetsItsDefault() {
    StudioApiServer.create(pool("plain", ""));
    RenderPoolSpec spec =
        CLIENT.resources(RenderPool.class).inNamespace(NAMESPACE).withName("plain").get().getSpec();
    assertThat(spec.engine()).isEqualTo(Engine.diffusion);
    assertThat(spec.simulated()).isNull();
    assertThat(spec.allowedNamespaces()).isEqualTo(new AllowedNamespaces(From.Same, null));
    assertThat(spec.workers()).isEqualTo(new WorkerRange(0, 1, 0));
    assertThat(spec.scaling().queueWait().duration()).isEqualTo(Duration.ofSeconds(60));
    assertThat(spec.scaling().idleTimeout()).isEqualTo(IdleTimeout.AUTO);
    assertThat(spec.worker().gpu()).isEqualTo(new Gpu("nvidia.com/gpu", 1));
    assertThat(spec.worker().resources().cpu()).isEqualTo(new Quantity("4"));
    assertThat(spec.worker().scratch().sizeLimit()).isEqualTo(new Quantity("10Gi"));
    assertThat(spec.worker().serviceAccountName()).isEqualTo("render-worker");
    assertThat(spec)
        .isEqualTo(
            RenderPoolSpecBuilder.builder()
                .model(new ModelRef("s3://studio-models/tinyfilm/1.0.0", Samples.DIGEST))
                .worker(WorkerTemplateBuilder.builder().image("render-pod:local").build())
                .build());
  }

  @Test
  void aPoolWithEverythingPasses() {
    assertThat(
            complaints(
                pool(
                    "all",
                    """
                    allowedNamespaces:
                      from: Selector
                      selector:
                        matchLabels: {films: welcome}
                        matchExpressions: [{key: tier, operator: In, values: [a, b]}]
                    limits: {width: 1920, height: 1080, framesPerSecond: 60}
                    engine: simulated
                    simulated: {load: 20s, step: 50ms}
                    workers: {min: 1, max: 20, standby: 2}
                    scaling: {queueWait: 1m30s, idleTimeout: 5m}
                    """)))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          workers: {min: 3, max: 2}       | spec.workers.min: Invalid value: spec.workers.min is 3 but spec.workers.max is 2: min cannot be above max
          workers: {standby: 2}           | spec.workers.standby: Invalid value: spec.workers.standby is 2 but spec.workers.max is 1: standby cannot be above max
          workers: {max: 1001}            | spec.workers.max: Invalid value: 1001: spec.workers.max in body should be less than or equal to 1000
          workers: {min: -1}              | spec.workers.min: Invalid value: -1: spec.workers.min in body should be greater than or equal to 0
          simulated: {}                   | spec.simulated: Invalid value: spec.simulated is for spec.engine simulated, which is diffusion: remove it or change the engine
          engine: remote                  | spec.engine: Unsupported value: "remote": supported values: "diffusion", "simulated"
          scaling: {queueWait: 0s}        | spec.scaling.queueWait: Invalid value: "0s": spec.scaling.queueWait is "0s": give a duration from 1s to 24h, for example 60s or 5m
          scaling: {queueWait: soon}      | spec.scaling.queueWait: Invalid value: "soon": spec.scaling.queueWait is "soon": give a duration from 1s to 24h, for example 60s or 5m
          scaling: {idleTimeout: never}   | spec.scaling.idleTimeout: Invalid value: "never": spec.scaling.idleTimeout is "never": give Auto or a duration from 1s to 24h, for example 60s or 5m
          {engine: simulated, simulated: {load: 2h}} | spec.simulated.load: Invalid value: "2h": spec.simulated.load is "2h": give a duration from 0s to 1h, for example 500ms or 2m
          {engine: simulated, simulated: {step: fast}} | spec.simulated.step: Invalid value: "fast": spec.simulated.step is "fast": give a duration from 0s to 1h, for example 500ms or 2m
          allowedNamespaces: {from: Some} | spec.allowedNamespaces.from: Unsupported value: "Some": supported values: "All", "Same", "Selector"
          allowedNamespaces: {from: Selector} | spec.allowedNamespaces: Invalid value: spec.allowedNamespaces.from is Selector: say which in spec.allowedNamespaces.selector
          allowedNamespaces: {selector: {}} | spec.allowedNamespaces: Invalid value: spec.allowedNamespaces.from is Same: remove spec.allowedNamespaces.selector, or give from: Selector
          allowedNamespaces: {from: Selector, selector: {matchExpressions: [{key: a, operator: In}]}} | spec.allowedNamespaces.selector.matchExpressions[0]: Invalid value: matchExpressions: operator In needs values
          limits: {width: 63}             | spec.limits.width: Invalid value: 63: spec.limits.width in body should be greater than or equal to 64
          revisions: []                   | RenderPool in version "v1alpha1" cannot be handled as a RenderPool: strict decoding error: unknown field "spec.revisions"
          """)
  void whatDoesNotFitIsRefused(String line, String complaint) {
    String rest = line.startsWith("{") ? line.substring(1, line.length() - 1) : line;
    assertThat(complaints(pool("a", rest.replace("simulated, ", "simulated\n"))).getFirst())
        .isEqualTo(complaint);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          gpu: {count: 17}               | spec.worker.gpu.count: Invalid value: 17: spec.worker.gpu.count in body should be less than or equal to 16
          resources: {cpu: lots}         | spec.worker.resources.cpu: Invalid value: "lots": spec.worker.resources.cpu is not a number of CPU cores above 0: give for example 4 or 500m
          resources: {cpu: 0}            | spec.worker.resources.cpu: Invalid value: 0: spec.worker.resources.cpu is not a number of CPU cores above 0: give for example 4 or 500m
          resources: {memory: "0"}       | spec.worker.resources.memory: Invalid value: "0": spec.worker.resources.memory is not a size above 0: give for example 14Gi or 500Mi
          modelCache: {sizeLimit: -1Gi}  | spec.worker.modelCache.sizeLimit: Invalid value: "-1Gi": spec.worker.modelCache.sizeLimit is not a size above 0: give for example 14Gi or 500Mi
          scratch: {sizeLimit: big}      | spec.worker.scratch.sizeLimit: Invalid value: "big": spec.worker.scratch.sizeLimit is not a size above 0: give for example 14Gi or 500Mi
          """)
  void aWorkerIsBounded(String line, String complaint) {
    String yaml = pool("a", "").replace("\"render-pod:local\"", "\"render-pod:local\", " + line);
    assertThat(complaints(yaml).getFirst()).isEqualTo(complaint);
  }

  @Test
  void aModelIsNamedByPlaceAndDigest() {
    assertThat(complaints(pool("a", "").replace("s3://studio-models", "https://models")))
        .containsExactly(
            "spec.model.bundle: Invalid value: \"https://models/tinyfilm/1.0.0\": spec.model.bundle"
                + " is \"https://models/tinyfilm/1.0.0\": give s3://BUCKET/PREFIX without a slash"
                + " at its end, for example s3://studio-models/tinyfilm/1.0.0");
    assertThat(complaints(pool("a", "").replace(Samples.DIGEST, "sha256:AB")))
        .containsExactly(
            "spec.model.digest: Invalid value: \"sha256:AB\": spec.model.digest is \"sha256:AB\":"
                + " give sha256: and the 64 hexadecimal digits that sha256sum prints for"
                + " bundle.json");
  }

  @Test
  void theNameLeavesRoomForThoseOfThePods() {
    assertThat(complaints(pool("a".repeat(40), ""))).isEmpty();
    assertThat(complaints(pool("a".repeat(41), "")))
        .containsExactly(
            "<nil>: Invalid value: metadata.name is 41 characters long; at most 40 fit, because the"
                + " names of worker pods begin with it");
  }
}
