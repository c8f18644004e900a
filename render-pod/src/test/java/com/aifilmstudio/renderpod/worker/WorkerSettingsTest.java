package com.aifilmstudio.renderpod.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WorkerSettingsTest {

  private final Map<String, String> environment =
      new HashMap<>(
          Map.of(
              "STUDIO_DISPATCH_URL", "http://127.0.0.1:8080/",
              "STUDIO_POOL", "render-system/tinyfilm",
              "STUDIO_REVISION", "1a2b",
              "STUDIO_BUNDLE_DIGEST", "sha256:" + "a".repeat(64),
              "STUDIO_ENGINE", "simulated",
              "STUDIO_MODEL_CACHE", "/cache",
              "STUDIO_SCRATCH", "/scratch"));

  @Test
  void readsWhatIsSetAndKnowsTheRest() {
    environment.put("STUDIO_SIMULATED_STEP", "PT0.25S");
    var settings = WorkerSettings.from(environment);
    assertThat(settings.dispatch()).isEqualTo(URI.create("http://127.0.0.1:8080"));
    assertThat(settings.engine()).isEqualTo(EngineKind.SIMULATED);
    assertThat(settings.simulatedStep()).isEqualTo(Duration.ofMillis(250));
    assertThat(settings.simulatedLoad()).isZero();
    assertThat(settings.natives()).isEqualTo(Path.of("/scratch/natives"));
    assertThat(settings.cpus()).isPositive();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "STUDIO_DISPATCH_URL",
        "STUDIO_POOL",
        "STUDIO_REVISION",
        "STUDIO_BUNDLE_DIGEST",
        "STUDIO_ENGINE",
        "STUDIO_MODEL_CACHE",
        "STUDIO_SCRATCH"
      })
  void namesTheVariableThatIsMissing(String key) {
    environment.put(key, " ");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> WorkerSettings.from(environment))
        .withMessageContaining(key + " is not set; it must be ");
  }

  @ParameterizedTest
  @CsvSource({
    "STUDIO_DISPATCH_URL, operator:8080",
    "STUDIO_DISPATCH_URL, ftp://operator",
    "STUDIO_DISPATCH_URL, http://",
    "STUDIO_POOL, tinyfilm",
    "STUDIO_POOL, a/b/c",
    "STUDIO_BUNDLE_DIGEST, sha256:abc",
    "STUDIO_ENGINE, remote",
    "STUDIO_MODEL_CACHE_BYTES, 50Gi",
    "STUDIO_CPUS, 0",
    "STUDIO_CPUS, 500m",
    "STUDIO_SIMULATED_LOAD, 2s",
    "STUDIO_SIMULATED_STEP, PT-1S"
  })
  void namesTheVariableThatIsWrongAndWhatWouldBeRight(String key, String value) {
    environment.put(key, value);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> WorkerSettings.from(environment))
        .withMessageContaining("%s is \"%s\"; it must be ".formatted(key, value));
  }
}
