package com.aifilmstudio.local.parts.binaries;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

class ShownPreparationTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private Instant now = Instant.parse("2026-01-01T12:00:00Z");

  @Test
  void itSaysWhatWhyAndHowLongAndThatItIsDone() {
    var shown = shown(false);

    shown.begins("Building it", "it is not there", Duration.ofMinutes(8));
    now = now.plusSeconds(90);
    shown.ends();

    assertThat(told())
        .isEqualTo("Building it, because it is not there (about 8 min)\n  done after 90 s\n");
  }

  @Test
  void aLogGetsALineOfItsOwnWithTheShareAndTheTime() {
    var shown = begun(false);
    now = now.plusSeconds(135);
    shown.goesOn(new Progress(704, 2817, "packages", "k8s.io/api/core/v1"));

    assertThat(shown.picture())
        .isEqualTo("   24 %  704 of 2817 packages  2 min 15 s  k8s.io/api/core/v1\n");
  }

  @Test
  void aTerminalGetsOneLineThatMovesAlsoWhenNothingIsTold() {
    var shown = begun(true);
    shown.goesOn(new Progress(2817, 2817, "packages", "linking everything for a long time"));
    now = now.plusSeconds(9);
    var before = shown.picture();
    now = now.plusSeconds(1);

    assertThat(before).startsWith("\r\033[K").doesNotContain("\n").contains("  9 s  ");
    assertThat(shown.picture()).contains("  10 s  ").hasSizeLessThan(60);
  }

  @Test
  void whatCannotBeCountedIsToldWithTheTimeAlone() {
    assertThat(Progress.unknown("go: downloading k8s.io/api").line(Duration.ofSeconds(5)))
        .isEqualTo("5 s  go: downloading k8s.io/api");
  }

  @Test
  void anEndThatHadNoBeginningSaysNothing() {
    shown(true).ends();

    assertThat(told()).isEmpty();
  }

  private ShownPreparation begun(boolean terminal) {
    var shown = shown(terminal);
    shown.begins("Building it", "it is not there", Duration.ofMinutes(8));
    return shown;
  }

  private ShownPreparation shown(boolean terminal) {
    InstantSource clock = () -> now;
    return new ShownPreparation(
        new PrintStream(out, true, StandardCharsets.UTF_8), terminal, 56, clock);
  }

  private String told() {
    return out.toString(StandardCharsets.UTF_8);
  }
}
