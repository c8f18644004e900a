package com.aifilmstudio.local.parts.binaries;

import java.time.InstantSource;

/** Gets the control plane's programs before anything needs them, telling a person what happens. */
public final class PrepareBinaries {
  private PrepareBinaries() {}

  /** Exit code 1 when they cannot be had; the reasons are printed. */
  public static void main(String[] args) {
    try {
      var binaries = BinariesFinder.standard(shown()).find();
      System.out.println("Kubernetes programs: " + binaries.folder());
    } catch (BinariesMissing missing) {
      System.err.println(missing.getMessage());
      System.exit(1);
    }
  }

  /** In lines: this program's output is read from a build's log. */
  private static Preparation shown() {
    return new ShownPreparation(System.out, false, 120, InstantSource.system());
  }
}
