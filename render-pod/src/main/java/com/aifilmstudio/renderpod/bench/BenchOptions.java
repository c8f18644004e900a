package com.aifilmstudio.renderpod.bench;

import java.nio.file.Path;

/**
 * What is measured: the bundle, how many clips by each side, and with how many threads.
 *
 * @param python with PyTorch in it, if the machine has one
 * @param reference the script that runs the model's files in plain PyTorch
 */
record BenchOptions(Path bundle, int rounds, int threads, String python, Path reference) {

  static final String USAGE =
      """
      usage: RenderBench --bundle DIR --reference FILE.py [--rounds 5] [--threads N] [--python python3]
      """;

  static BenchOptions parse(String[] arguments) {
    Path bundle = null;
    Path reference = null;
    var rounds = 5;
    var threads = Runtime.getRuntime().availableProcessors();
    var python = "python3";
    for (var i = 0; i < arguments.length; i += 2) {
      if (i + 1 == arguments.length) {
        throw new IllegalArgumentException(arguments[i] + " needs a value");
      }
      var value = arguments[i + 1];
      switch (arguments[i]) {
        case "--bundle" -> bundle = Path.of(value);
        case "--reference" -> reference = Path.of(value);
        case "--rounds" -> rounds = Integer.parseInt(value);
        case "--threads" -> threads = Integer.parseInt(value);
        case "--python" -> python = value;
        default -> throw new IllegalArgumentException("there is no option " + arguments[i]);
      }
    }
    if (bundle == null || reference == null || rounds < 1 || threads < 1) {
      throw new IllegalArgumentException("--bundle and --reference are needed");
    }
    return new BenchOptions(bundle, rounds, threads, python, reference);
  }
}
