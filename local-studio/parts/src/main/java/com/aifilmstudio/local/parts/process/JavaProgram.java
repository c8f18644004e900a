package com.aifilmstudio.local.parts.process;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A Java program that runs as a part: small and quick to start, since none of them has much to do.
 */
public record JavaProgram(String mainClass, String classPath, String heap) {

  /** The command line on the Java of this JVM. */
  public List<String> line(List<String> arguments) {
    var line =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heap,
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData", // It would leave a file in the temp folder when killed.
                "-cp",
                classPath,
                mainClass));
    line.addAll(arguments);
    return List.copyOf(line);
  }
}
