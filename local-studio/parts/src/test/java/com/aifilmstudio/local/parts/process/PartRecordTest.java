package com.aifilmstudio.local.parts.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PartRecordTest {
  @TempDir private Path folder;
  private StudioHome home;

  @BeforeEach
  void aHome() {
    home = StudioHome.at(folder.resolve("home"));
  }

  @Test
  void whatIsWrittenIsReadByALaterProgram() {
    var record = record("postgres", 4);
    record.write(home);

    assertThat(PartRecord.of(home, "postgres")).contains(record);
  }

  @Test
  void partsComeInTheOrderOfTheirStart() {
    record("late", 10).write(home);
    record("early", 9).write(home);

    assertThat(PartRecord.inStartOrder(home))
        .extracting(PartRecord::name)
        .containsExactly("early", "late");
  }

  @Test
  void aRecordThatACrashCutShortIsNone() throws IOException {
    Files.writeString(home.run().resolve("half.part"), "order=3\nstopSig");
    Files.writeString(home.run().resolve("empty.part"), "");

    assertThat(PartRecord.inStartOrder(home)).isEmpty();
  }

  @Test
  void aRecordWithoutAProcessIsOfAPartThatIsDown() {
    record("postgres", 4).write(home);

    assertThat(record("postgres", 4).process(home)).isEmpty();
  }

  @Test
  void aDeletedRecordLeavesNoFile() {
    record("postgres", 4).write(home);
    record("postgres", 4).delete(home);

    assertThat(home.run()).isEmptyDirectory();
  }

  private static PartRecord record(String name, int order) {
    return new PartRecord(
        name, order, OptionalInt.of(20_007), Signal.INT, Duration.ofSeconds(3), "print");
  }
}
