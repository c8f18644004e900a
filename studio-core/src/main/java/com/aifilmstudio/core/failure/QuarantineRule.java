package com.aifilmstudio.core.failure;

import java.time.Duration;

/** When a machine gets no more films, and when it is tried again. */
public final class QuarantineRule {

  /** So many jobs must have failed on a machine: one may be at fault itself, two by chance. */
  public static final int JOBS = 3;

  /** Failures that are older say nothing any more. */
  public static final Duration WINDOW = Duration.ofHours(1);

  /** At most one of so many machines of a pool: if more fail, it is hardly the machines. */
  static final int ONE_OF = 3;

  private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

  private QuarantineRule() {}

  /** What to do with a machine, and why. */
  public sealed interface Verdict {

    /** Too little speaks against it. */
    record Trusted() implements Verdict {}

    /** It gets no films until a probe has passed. */
    record Quarantined(String reason) implements Verdict {}

    /** It would be, but too many of the pool's machines are already. */
    record Spared(String reason) implements Verdict {}
  }

  /**
   * The rule.
   *
   * @param jobs that failed on the machine within {@link #WINDOW}
   * @param last what the latest failure said
   * @param nodes of the pool, with those in quarantine
   * @param quarantined of them
   */
  public static Verdict judge(String node, int jobs, String last, int nodes, int quarantined) {
    if (jobs < JOBS) {
      return new Verdict.Trusted();
    }
    var why = "%d films failed on node %s, the last with %s".formatted(jobs, node, last);
    return quarantined < most(nodes)
        ? new Verdict.Quarantined(why)
        : new Verdict.Spared(
            "%s; it stays in use because %d of the pool's %d nodes may be in quarantine and %d are"
                .formatted(why, most(nodes), nodes, quarantined));
  }

  /** How many of a pool's machines may be in quarantine at once. The only one never is. */
  public static int most(int nodes) {
    return nodes < 2 ? 0 : Math.max(1, nodes / ONE_OF);
  }

  /** Before the next probe: twice as long after each that failed. */
  public static Duration pause(Duration first, int failedProbes) {
    var pause = first.multipliedBy(1L << Math.min(failedProbes, 16));
    return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
  }
}
