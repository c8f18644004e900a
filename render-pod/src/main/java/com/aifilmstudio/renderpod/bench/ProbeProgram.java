package com.aifilmstudio.renderpod.bench;

import com.aifilmstudio.core.Json;
import com.aifilmstudio.renderpod.media.Prober;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Looks at videos for programs without FFmpeg: a path on each line of standard input, what is in
 * that file as JSON on a line of standard output.
 */
public final class ProbeProgram {
  private ProbeProgram() {}

  public static void main(String[] arguments) throws IOException {
    var paths = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (var path = paths.readLine(); path != null; path = paths.readLine()) {
      System.out.println(Json.write(Prober.probe(Path.of(path))));
    }
  }
}
