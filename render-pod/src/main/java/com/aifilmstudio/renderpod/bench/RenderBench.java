package com.aifilmstudio.renderpod.bench;

import com.aifilmstudio.core.Json;
import com.aifilmstudio.core.bundle.Bundle;
import com.aifilmstudio.renderpod.engine.DiffusionEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/**
 * The program behind {@code ./studio bench render}. The engine and plain PyTorch make one clip each
 * in turn, so that what else happens on the machine meets both.
 */
public final class RenderBench {
  private static final int WRONG_OPTION = 64;

  private RenderBench() {}

  public static void main(String[] arguments) throws Exception {
    BenchOptions options;
    try {
      options = BenchOptions.parse(arguments);
    } catch (IllegalArgumentException e) {
      System.err.printf("%s%n%s%n", e.getMessage(), BenchOptions.USAGE);
      System.exit(WRONG_OPTION);
      return;
    }
    System.out.print(BenchReport.of(measure(options)));
  }

  private static Measurements measure(BenchOptions options) throws Exception {
    var manifest = Files.readString(options.bundle().resolve("bundle.json"));
    var bundle = Json.read(manifest, Bundle.class);
    var scratch = Files.createTempDirectory("render-bench");
    var load = Cost.of(() -> DiffusionEngine.load(options.bundle(), bundle, options.threads()));
    try (var engine = load.result();
        var reference = Reference.start(options)) {
      var measured =
          new Measurements(
              bundle, engine.numericClass(), options.threads(), load.cost(), reference.about());
      var bench = new ShotBench(engine, bundle, scratch);
      // The first clip of each side warms it up and does not count.
      for (var round = 0; round <= options.rounds(); round++) {
        var shot = bench.shot(round);
        var plain = reference.clip(bundle.scheduler());
        if (round > 0) {
          measured.add(shot);
          plain.ifPresent(measured::addReference);
        }
      }
      return measured;
    } finally {
      delete(scratch);
    }
  }

  /** The folder and all that is in it. */
  static void delete(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
