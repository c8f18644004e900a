package com.aifilmstudio.local.parts.binaries;

import com.aifilmstudio.local.parts.process.AtExit;
import com.aifilmstudio.local.parts.process.Folders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.function.Consumer;

/** One call of Go in a folder that also takes its temporary files; it ends with this program. */
record GoCommand(Path folder, List<String> line) {
  private static final int LINES_OF_AN_ERROR = 15;

  /** Hands over each line that it says; fails with the last ones when it fails. */
  void run(Consumer<String> listener) throws IOException {
    var builder = new ProcessBuilder(line).directory(folder.toFile()).redirectErrorStream(true);
    builder.environment().put("CGO_ENABLED", "0");
    builder.environment().put("GOTMPDIR", Files.createDirectories(temporary(folder)).toString());
    var process = builder.start();
    var last = new ArrayDeque<String>();
    try (var _ = AtExit.undo(() -> end(process));
        var output = process.inputReader()) {
      output
          .lines()
          .forEach(
              said -> {
                listener.accept(said);
                last.addLast(said);
                if (last.size() > LINES_OF_AN_ERROR) {
                  last.removeFirst();
                }
              });
      if (process.waitFor() != 0) {
        throw new IOException(String.join("\n", last));
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    } finally {
      end(process);
    }
  }

  static void removeTemporaryFiles(Path folder) {
    Folders.delete(temporary(folder));
  }

  private static Path temporary(Path folder) {
    return folder.resolve("tmp");
  }

  /** With its compilers; a Go that is killed alone would leave them at work. */
  private static void end(Process process) {
    var all = process.descendants().toList();
    process.destroyForcibly();
    all.forEach(ProcessHandle::destroyForcibly);
    process.onExit().join();
    all.forEach(compiler -> compiler.onExit().join());
  }
}
