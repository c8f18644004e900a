package com.aifilmstudio.local.parts.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A part did not come up; the message ends with the last lines that it logged. */
public final class PartFailed extends RuntimeException {
  private static final int LINES = 12;

  PartFailed(String part, String why, Path log, Throwable cause) {
    super(
        "%s %s%s; its log %s ends with:%n%s"
            .formatted(
                part, why, cause == null ? "" : ": " + cause.getMessage(), log, lastLines(log)),
        cause);
  }

  private static String lastLines(Path log) {
    try {
      var lines = new String(Files.readAllBytes(log), StandardCharsets.UTF_8).lines().toList();
      List<String> last = lines.subList(Math.max(0, lines.size() - LINES), lines.size());
      return String.join("\n", last);
    } catch (IOException e) {
      return "(no log)";
    }
  }
}
