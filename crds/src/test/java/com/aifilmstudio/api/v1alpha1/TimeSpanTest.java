package com.aifilmstudio.api.v1alpha1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimeSpanTest {

  @ParameterizedTest
  @ValueSource(strings = {"0s", "50ms", "20s", "1m30s", "2h", "1h1m1s1ms"})
  void readsWhatItWrites(String text) {
    assertThat(TimeSpan.of(text).toString()).isEqualTo(text);
  }

  @Test
  void countsTheUnitsTogether() {
    assertThat(TimeSpan.of("1h30m").duration()).isEqualTo(Duration.ofMinutes(90));
    assertThat(TimeSpan.of("90s")).hasToString("1m30s");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "5", "PT5S", "5s1m", "-1s", "1.5s"})
  void refusesWhatKubernetesWouldNotWrite(String text) {
    assertThatThrownBy(() -> TimeSpan.of(text)).hasMessageContaining("is not a duration");
  }

  @Test
  void idleTimeoutIsAutoOrATimeSpan() {
    assertThat(IdleTimeout.of("Auto")).isEqualTo(IdleTimeout.AUTO);
    assertThat(IdleTimeout.of("5m").fixed()).contains(TimeSpan.of("5m"));
    assertThat(IdleTimeout.of("5m").text()).isEqualTo("5m");
  }

  @Test
  void timesInStatusAreTextsOfWholeSeconds() {
    var status =
        RenderJobStatusBuilder.builder()
            .leaderEpoch(1L)
            .startedAt(Instant.parse("2026-01-01T10:00:00.123456Z"))
            .build();
    assertThat(Serialization.asJson(status))
        .isEqualTo("{\"startedAt\":\"2026-01-01T10:00:00Z\",\"leaderEpoch\":1}");
  }
}
