package com.aifilmstudio.local.parts.kubelet;

import com.aifilmstudio.local.parts.kubelet.process.RunFolder;
import io.fabric8.kubernetes.api.model.Container;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The message of an ended container: what it left for its status, else the end of its log. */
final class LastWords {

  private static final int LONGEST_MESSAGE = 4096;
  private static final int LONGEST_LOG = 2048;

  private LastWords() {}

  /** Null when it said nothing, as the status wants it. */
  static String of(RunFolder run, Container container, boolean succeeded) {
    String left = end(run.terminationLog(), LONGEST_MESSAGE);
    boolean fromLog =
        left.isEmpty()
            && !succeeded
            && "FallbackToLogsOnError".equals(container.getTerminationMessagePolicy());
    String words = fromLog ? end(run.log(), LONGEST_LOG) : left;
    return words.isEmpty() ? null : words;
  }

  private static String end(Path path, int longest) {
    if (!Files.isRegularFile(path)) {
      return "";
    }
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
      byte[] bytes = new byte[(int) Math.min(longest, file.length())];
      file.seek(file.length() - bytes.length);
      file.readFully(bytes);
      return new String(bytes, StandardCharsets.UTF_8);
    } catch (IOException gone) {
      return "";
    }
  }
}
