package com.aifilmstudio.local.parts.kubelet.pod;

import java.time.Duration;

/**
 * Kubernetes' crash loop: the first restart is immediate, then 10 s, 20 s, 40 s … up to 5 minutes;
 * a run of ten minutes wipes the slate clean.
 */
public record Backoff(Duration first, Duration longest, Duration forgivenAfter) {

  public static final Backoff KUBERNETES =
      new Backoff(Duration.ofSeconds(10), Duration.ofMinutes(5), Duration.ofMinutes(10));

  /** How long to wait after this end before the next start. */
  Duration delayAfter(Run.Ended run) {
    if (run.streak() == 0 || forgiven(run)) {
      return Duration.ZERO;
    }
    Duration delay = first;
    for (int i = 1; i < run.streak() && delay.compareTo(longest) < 0; i++) {
      delay = delay.multipliedBy(2);
    }
    return delay.compareTo(longest) < 0 ? delay : longest;
  }

  /** The streak of the run that follows this one. */
  public int streakAfter(Run.Ended run) {
    return forgiven(run) ? 1 : run.streak() + 1;
  }

  private boolean forgiven(Run.Ended run) {
    return Duration.between(run.startedAt(), run.at()).compareTo(forgivenAfter) >= 0;
  }
}
