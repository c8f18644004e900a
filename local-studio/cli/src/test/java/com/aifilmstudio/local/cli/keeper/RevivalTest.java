package com.aifilmstudio.local.cli.keeper;

import static org.assertj.core.api.Assertions.assertThat;

import com.aifilmstudio.local.parts.process.PartStatus;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class RevivalTest {
  private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");

  @Test
  void aPartThatFallsIsStartedAtOnce() {
    var decision = Revival.begin().decide(List.of(up("etcd", 10), down("scheduler")), NOW);

    assertThat(decision.start()).containsExactly("scheduler");
  }

  @Test
  void severalAreStartedInTheOrderOfTheirStart() {
    var decision = Revival.begin().decide(List.of(down("etcd"), down("api"), up("db", 9)), NOW);

    assertThat(decision.start()).containsExactly("etcd", "api");
  }

  @Test
  void eachFallInARowIsFollowedByALongerWaitUpToAMinute() {
    var revival = Revival.begin();
    var starts = new java.util.ArrayList<Long>();
    for (long second = 0; second < 400; second++) {
      var decision = revival.decide(List.of(down("scheduler")), NOW.plusSeconds(second));
      revival = decision.next();
      if (!decision.start().isEmpty()) {
        starts.add(second);
      }
    }

    assertThat(starts).containsExactly(0L, 1L, 3L, 7L, 15L, 31L, 63L, 123L, 183L, 243L, 303L, 363L);
  }

  @Test
  void aPartThatStoodForFiveMinutesBeginsAnew() {
    var fallen = new Revival(java.util.Map.of("api", new Revival.Falls(6, NOW.plusSeconds(60))));

    var stood = fallen.decide(List.of(up("api", 300)), NOW.plusSeconds(301)).next();

    assertThat(stood.decide(List.of(down("api")), NOW.plusSeconds(302)).start())
        .containsExactly("api");
    assertThat(stood.falls()).isEmpty();
  }

  @Test
  void aPartThatJustCameBackKeepsItsFalls() {
    var fallen = new Revival(java.util.Map.of("api", new Revival.Falls(6, NOW.plusSeconds(60))));

    assertThat(fallen.decide(List.of(up("api", 299)), NOW.plusSeconds(299)).next())
        .isEqualTo(fallen);
  }

  private static PartStatus up(String name, long seconds) {
    return new PartStatus(
        name, OptionalLong.of(7), OptionalInt.empty(), Duration.ofSeconds(seconds), Path.of("x"));
  }

  private static PartStatus down(String name) {
    return new PartStatus(
        name, OptionalLong.empty(), OptionalInt.empty(), Duration.ZERO, Path.of("x"));
  }
}
