package com.aifilmstudio.local.parts.binaries;

import java.time.Duration;

/** Gets the control plane's programs before anything needs them, telling a person what happens. */
public final class PrepareBinaries {
  private PrepareBinaries() {}

  /** Exit code 1 when they cannot be had; the reasons are printed. */
  public static void main(String[] args) {
    try {
      var binaries = BinariesFinder.standard(new Told()).find();
      System.out.println("Kubernetes programs: " + binaries.folder());
    } catch (BinariesMissing missing) {
      System.err.println(missing.getMessage());
      System.exit(1);
    }
  }

  private static final class Told implements Preparation {
    @Override
    public void begins(String what, String why, Duration about) {
      System.out.printf("%s, because %s (about %d min)%n", what, why, about.toMinutes());
    }

    @Override
    public void goesOn(String detail) {
      System.out.println("  " + detail);
    }
  }
}
