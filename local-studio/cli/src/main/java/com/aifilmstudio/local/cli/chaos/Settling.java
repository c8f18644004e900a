package com.aifilmstudio.local.cli.chaos;

import com.aifilmstudio.local.cli.farm.Farm;
import com.aifilmstudio.local.cli.studio.Narrator;
import com.aifilmstudio.local.parts.process.Patience;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/**
 * The time after the last fault: everything is kept running until all that must hold holds. How
 * long that takes is a matter of the machine, so it is given up not after a time but when nothing
 * has changed for one: longer than the studio waits for anything.
 */
final class Settling {
  private static final Duration STANDSTILL = Duration.ofMinutes(5);
  private static final Duration LONGEST = Duration.ofHours(2);

  /** An inquest reads everything; the cores are the films'. */
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);

  private final Farm farm;
  private final Inquest inquest;
  private final Narrator narrator;
  private final InstantSource clock;
  private List<Object> state = List.of();
  private Instant changedAt;
  private int fewest = Integer.MAX_VALUE;
  private String trouble = "";

  Settling(Farm farm, Inquest inquest, Narrator narrator, InstantSource clock) {
    this.farm = farm;
    this.inquest = inquest;
    this.narrator = narrator;
    this.clock = clock;
    this.changedAt = clock.instant();
  }

  /** Returns when nothing is left to wait for, or when nothing moves any more. */
  void await() {
    Patience.until(LONGEST, BETWEEN_LOOKS, () -> everythingHolds() || standsStill());
  }

  private boolean standsStill() {
    return changedAt.plus(STANDSTILL).isBefore(clock.instant());
  }

  private boolean everythingHolds() {
    try {
      farm.keepWhole();
      var evidence = inquest.withoutFiles();
      var findings = Audit.of(evidence);
      var now = List.<Object>of(findings, evidence.takes());
      if (!now.equals(state)) {
        state = now;
        changedAt = clock.instant();
      }
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
