package com.aifilmstudio.local.cli.farm;

import com.aifilmstudio.core.Json;
import com.aifilmstudio.local.cli.Checkout;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Looks into videos with the render pod's program: this one has no FFmpeg. */
public record Videos(Checkout checkout) {

  /** What was found by decoding a video to its end. */
  public record Video(
      String codec,
      int width,
      int height,
      String framesPerSecond,
      long frames,
      Optional<String> damage) {}

  /** One after the other, in the order in which they are given. */
  public List<Video> look(List<Path> files) throws IOException {
    var program =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                checkout.file("render-pod/target/render-pod.jar").toString(),
                "com.aifilmstudio.renderpod.bench.ProbeProgram")
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    var videos = new ArrayList<Video>();
    try (var questions = program.outputWriter();
        var answers = program.inputReader()) {
      for (var file : files) {
        questions.write(file + "\n");
        questions.flush();
        videos.add(Json.read(answers.readLine(), Video.class));
      }
    } finally {
      program.destroy();
    }
    return List.copyOf(videos);
  }
}
