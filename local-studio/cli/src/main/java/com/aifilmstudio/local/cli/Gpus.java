package com.aifilmstudio.local.cli;

/** The bounds of {@code --gpus}. */
final class Gpus {
  private static final int MOST = 64;

  private Gpus() {}

  static int checked(int gpus) {
    if (gpus < 1 || gpus > MOST) {
      throw new WrongUsage("--gpus is " + gpus + "; give a number from 1 to " + MOST + ".");
    }
    return gpus;
  }
}
