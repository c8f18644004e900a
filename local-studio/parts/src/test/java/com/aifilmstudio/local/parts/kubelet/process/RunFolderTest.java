package com.aifilmstudio.local.parts.kubelet.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.aifilmstudio.local.parts.kubelet.process.RunFolder.WithoutSign;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFolderTest {

  private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");

  @TempDir Path temp;
  private RunFolder run;

  @BeforeEach
  void create() throws IOException {
    run = RunFolder.create(temp.resolve("0"), new RunNote(0, 0, NOW, "image", List.of("true")));
  }

  @Test
  void whoOnlyLooksNeverClosesARunThatIsAboutToBegin() {
    assertThat(run.state(WithoutSign.WAIT, NOW)).isEqualTo(new RunState.Starting());
    assertThat(run.path().resolve("claim")).doesNotExist();
  }

  @Test
  void aRunThatIsGivenUpStaysLostAndItsLauncherFindsTheClaimTaken() {
    assertThat(run.state(WithoutSign.GIVE_UP, NOW)).isEqualTo(new RunState.Lost(NOW));
    assertThat(run.path().resolve("claim")).exists();
    assertThat(run.state(WithoutSign.GIVE_UP, NOW.plusSeconds(9)))
        .isInstanceOf(RunState.Lost.class);
  }

  @Test
  void theLaunchersLastWordCountsAboveAllElse() throws IOException {
    Files.writeString(run.path().resolve("exit"), "7\n");
    assertThat(run.state(WithoutSign.GIVE_UP, NOW))
        .isInstanceOfSatisfying(
            RunState.Ended.class, end -> assertThat(end.exitCode()).isEqualTo(7));
  }

  @Test
  void theNoteSurvives() {
    assertThat(run.note()).contains(new RunNote(0, 0, NOW, "image", List.of("true")));
  }
}
