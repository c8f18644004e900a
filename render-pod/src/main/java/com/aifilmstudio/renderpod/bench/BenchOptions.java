package com.aifilmstudio.renderpod.bench;

import java.nio.file.Path;

/**
 * What is measured, and how often.
 *
 * @param checkout holds the bundle and the reference's script
 * @param python with PyTorch in it, if the machine has one
 * @param rounds clips that count, by each side
 */
record BenchOptions(Path checkout, String python, int rounds, int threads) {

  static final String USAGE = "usage: RenderBench CHECKOUT PYTHON [ROUNDS [THREADS]]";

  private static final int ROUNDS = 5;

  static BenchOptions parse(String[] arguments) {
    if (arguments.length < 2 || arguments.length > 4) {
      throw new IllegalArgumentException("two to four arguments are needed");
    }
    return new BenchOptions(
        Path.of(arguments[0]),
        arguments[1],
        arguments.length > 2 ? number(arguments[2]) : ROUNDS,
        arguments.length > 3 ? number(arguments[3]) : Runtime.getRuntime().availableProcessors());
  }

  private static int number(String text) {
    var number = Integer.parseInt(text);
    if (number < 1) {
      throw new IllegalArgumentException(text + " is not a number from 1");
    }
    return number;
  }

  Path bundle() {
    return checkout.resolve("models/tinyfilm/bundle");
  }

  Path reference() {
    return checkout.resolve("bench/render/reference.py");
  }
}
