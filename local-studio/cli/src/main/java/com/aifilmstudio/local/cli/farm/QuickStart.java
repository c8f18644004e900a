package com.aifilmstudio.local.cli.farm;

import com.aifilmstudio.local.cli.Checkout;
import com.aifilmstudio.local.cli.studio.Narrator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Lets simulated workers start with little work for the cores. A farm starts hundreds of them on
 * one machine; what a JVM does to load and compile its classes is then more than all that the
 * workers pretend to do.
 */
final class QuickStart {
  /** Their own code runs for milliseconds: the second compiler would never earn what it costs. */
  private static final String FIRST_COMPILER = "-XX:TieredStopAtLevel=1";

  private QuickStart() {}

  /** What their image needs for it. Prepares it where a build is newer; takes some seconds. */
  static Map<String, String> env(Checkout checkout, Narrator narrator) {
    var jar = checkout.file("render-pod/target/render-pod.jar");
    var cache = jar.resolveSibling("worker.aot");
    try {
      if (isOlder(cache, jar)) {
        narrator.say("Preparing a quick start for the workers");
        prepare(checkout, jar, cache);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    var options = FIRST_COMPILER + (Files.exists(cache) ? " -XX:AOTCache=" + cache : "");
    return Map.of("JDK_JAVA_OPTIONS", options);
  }

  private static boolean isOlder(Path cache, Path jar) throws IOException {
    return !Files.exists(cache)
        || Files.getLastModifiedTime(cache).compareTo(Files.getLastModifiedTime(jar)) < 0;
  }

  /** By a whole worker that renders one shot; without it they start slowly, and all the same. */
  private static void prepare(Checkout checkout, Path jar, Path cache) throws IOException {
    Files.deleteIfExists(cache);
    var log = cache.resolveSibling("worker.aot.log").toFile();
    var rehearsal =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                FIRST_COMPILER,
                "-XX:AOTCacheOutput=" + cache,
                "-cp",
                jar.toString(),
                "com.aifilmstudio.renderpod.bench.CheckpointBench",
                checkout.root().toString(),
                "1",
                "PT10S",
                "0")
            .redirectErrorStream(true)
            .redirectOutput(log)
            .redirectInput(Redirect.from(Path.of("/dev/null").toFile()))
            .start();
    try {
      rehearsal.waitFor();
    } catch (InterruptedException e) {
      rehearsal.destroy();
      Thread.currentThread().interrupt();
    }
  }
}
