package com.aifilmstudio.local.cli.chaos;

import java.time.Duration;
import java.util.Locale;

/**
 * Something that goes wrong.
 *
 * @param at since the beginning of the trial
 * @param lasting how long it stays so, for what does not happen in an instant
 * @param pick which of those it may hit: 0 is the first, just below 1 the last
 */
public record Fault(Duration at, Kind kind, Duration lasting, double pick) {

  /**
   * What can go wrong, with its share among a hundred and its longest time in seconds. The shares
   * are such that of 20 workers, an operator, a database and an API server each is hit about as
   * often as any other. An operator that is hit again and again before it is back shows that
   * nothing happens without one, and no fault of the studio.
   */
  public enum Kind {
    /** {@code kill -9}: a node that is gone. */
    WORKER_KILLED(30, 0),
    /** A node that is drained. */
    WORKER_TERMINATED(18, 0),
    /** A node whose clock stands: connections stay open and nobody answers. */
    WORKER_FROZEN(19, 50),
    /** A worker that goes on and cannot be heard. */
    WORKER_CUT_OFF(19, 50),
    OPERATOR_KILLED(2, 0),
    OPERATOR_TERMINATED(1, 0),
    OPERATOR_FROZEN(2, 20),
    /** Every session of the database is ended at once. */
    DATABASE_SESSIONS_ENDED(4, 0),
    DATABASE_KILLED(1, 5),
    API_SERVER_KILLED(2, 15),
    API_SERVER_FROZEN(2, 15);

    private final int share;
    private final int longestSeconds;

    Kind(int share, int longestSeconds) {
      this.share = share;
      this.longestSeconds = longestSeconds;
    }

    int share() {
      return share;
    }

    Duration longest() {
      return Duration.ofSeconds(longestSeconds);
    }

    /** For people. */
    public String words() {
      return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
  }

  Duration until() {
    return at.plus(lasting);
  }
}
