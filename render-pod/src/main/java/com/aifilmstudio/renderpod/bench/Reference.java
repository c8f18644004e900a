package com.aifilmstudio.renderpod.bench;

import com.aifilmstudio.core.bundle.Bundle;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Plain PyTorch: makes one clip from the same files whenever it is asked, if it is to be had. */
sealed interface Reference extends AutoCloseable {

  /** The version and threads that it runs with, or why there is none. */
  String about();

  /** Denoise and decode of one clip. */
  Optional<Cost> clip(Bundle.Scheduler scheduler) throws IOException;

  @Override
  void close();

  /** Starts the script in a process of its own. */
  static Reference start(BenchOptions options) throws IOException {
    var builder =
        new ProcessBuilder(
            options.python(),
            options.reference().toString(),
            options.bundle().toString(),
            Integer.toString(options.threads()));
    // The engine's own setting, so that both wait for their threads in the same way.
    builder.environment().putIfAbsent("OMP_WAIT_POLICY", "passive");
    Process process;
    try {
      process = builder.redirectErrorStream(true).start();
    } catch (IOException e) {
      return new Missing(e.getMessage());
    }
    var answers = process.inputReader(StandardCharsets.UTF_8);
    var last = "it said nothing";
    for (var line = answers.readLine(); line != null; line = answers.readLine()) {
      if (line.startsWith("PyTorch ")) {
        return new Running(process, line);
      }
      last = line;
    }
    return new Missing("%s: %s".formatted(options.python(), last));
  }

  /** There is none on this machine. */
  record Missing(String about) implements Reference {
    @Override
    public Optional<Cost> clip(Bundle.Scheduler scheduler) {
      return Optional.empty();
    }

    @Override
    public void close() {
      // Was never there.
    }
  }

  /** Answers line by line. */
  record Running(Process process, String about) implements Reference {
    @Override
    public Optional<Cost> clip(Bundle.Scheduler scheduler) throws IOException {
      var question = process.outputWriter(StandardCharsets.UTF_8);
      question.write("%d %s\n".formatted(scheduler.steps(), scheduler.guidance()));
      question.flush();
      var answer = process.inputReader(StandardCharsets.UTF_8).readLine();
      if (answer == null) {
        throw new IOException("plain PyTorch ended in the middle of the measurement");
      }
      var numbers = answer.split(" ");
      return Optional.of(new Cost(Double.parseDouble(numbers[0]), Double.parseDouble(numbers[1])));
    }

    @Override
    public void close() {
      process.destroy();
    }
  }
}
