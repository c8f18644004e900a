package com.aifilmstudio.local.parts.kubelet.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogReaderTest {

  private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          '', 'a|b|c|'
          tailLines=2, 'b|c|'
          tailLines=0, ''
          tailLines=9, 'a|b|c|'
          limitBytes=3, 'a|b'
          tailLines=2&limitBytes=1, 'b'
          tailLines=many, 'a|b|c|'
          """)
  void theWantedPartIsCopied(String query, String expected) throws Exception {
    assertThat(read("a\nb\nc\n", query)).isEqualTo(expected.replace('|', '\n'));
  }

  @Test
  void aLineWithoutAnEndCountsAsOne() throws Exception {
    assertThat(read("a\nb", "tailLines=1")).isEqualTo("b");
  }

  @Test
  void aTailMayLieManyBlocksBack() throws Exception {
    String lines = "0123456789\n".repeat(10_000);
    assertThat(read(lines, "tailLines=5000")).hasSize(55_000);
  }

  @Test
  void everyLineGetsATimeWhenAskedFor() throws Exception {
    LogTimes.note(folder.resolve("times"), 2, NOW.minusSeconds(60));
    LogTimes.note(folder.resolve("times"), 4, NOW.minusSeconds(30));
    assertThat(read("a\nb\nc\n", "timestamps=true"))
        .isEqualTo("2026-01-01T11:59:00Z a\n2026-01-01T11:59:30Z b\n2026-01-01T12:00:00Z c\n");
    assertThat(read("a\nb\nc\n", "sinceSeconds=45")).isEqualTo("b\nc\n");
  }

  private String read(String content, String query) throws Exception {
    Path log = Files.writeString(folder.resolve("log"), content);
    LogTimes times = LogTimes.read(folder.resolve("times"), NOW);
    var out = new ByteArrayOutputStream();
    new LogReader(log, times, LogQuery.parse(query, NOW), InstantSource.fixed(NOW), out)
        .copy(() -> false, new CountDownLatch(1));
    return out.toString(StandardCharsets.UTF_8);
  }
}
