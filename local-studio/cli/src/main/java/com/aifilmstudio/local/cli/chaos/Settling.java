package com.aifilmstudio.local.cli.chaos;

import com.aifilmstudio.local.cli.farm.Farm;
import com.aifilmstudio.local.cli.studio.Narrator;
import com.aifilmstudio.local.parts.process.Patience;
import java.time.Duration;

/** The time after the last fault: everything is kept running until all that must hold holds. */
final class Settling {
  private static final Duration WITHIN = Duration.ofMinutes(15);

  /** An inquest reads everything; the cores are the films'. */
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);

  private final Farm farm;
  private final Inquest inquest;
  private final Narrator narrator;
  private int fewest = Integer.MAX_VALUE;
  private String trouble = "";

  Settling(Farm farm, Inquest inquest, Narrator narrator) {
    this.farm = farm;
    this.inquest = inquest;
    this.narrator = narrator;
  }

  /** Returns when nothing is left to wait for, or when the patience is over. */
  void await() {
    Patience.until(WITHIN, BETWEEN_LOOKS, this::everythingHolds);
  }

  private boolean everythingHolds() {
    try {
      farm.keepWhole();
      var findings = Audit.of(inquest.withoutFiles());
      if (findings.size() < fewest && !findings.isEmpty()) {
        narrator.say(findings.size() + " to go; one: " + findings.getFirst());
      }
      fewest = Math.min(fewest, findings.size());
      return findings.isEmpty();
    } catch (RuntimeException notThereAgain) {
      tell(notThereAgain.toString());
      return false;
    }
  }

  /** What is in the way may stay so for a while, and is told once. */
  private void tell(String what) {
    if (!what.equals(trouble)) {
      narrator.say(what.lines().findFirst().orElse(what));
      trouble = what;
    }
  }
}
