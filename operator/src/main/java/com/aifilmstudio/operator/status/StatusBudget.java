package com.aifilmstudio.operator.status;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How many statuses may be written: one job's at most once in a while, all jobs' together at most
 * so many a second (a bucket of tokens that fills steadily and holds one second's worth).
 */
public final class StatusBudget {

  private final InstantSource clock;
  private final Duration perResource;
  private final Duration perToken;
  private final int size;
  private final Map<String, Instant> last = new LinkedHashMap<>();
  private Instant full;

  public StatusBudget(InstantSource clock, Duration perResource, int perSecond) {
    this.clock = clock;
    this.perResource = perResource;
    this.perToken = Duration.ofSeconds(1).dividedBy(perSecond);
    this.size = perSecond;
    this.full = Instant.MIN;
  }

  /** Takes a write for this resource; zero means go ahead, else how long to wait and ask again. */
  public synchronized Duration take(String uid) {
    var now = clock.instant();
    forgetBefore(now.minus(perResource));
    var mine = last.get(uid);
    if (mine != null) {
      return Duration.between(now, mine.plus(perResource));
    }
    // The bucket is full at `full`; each token taken moves that time on by one token.
    var start = full.isBefore(now) ? now : full;
    var after = start.plus(perToken);
    var overdrawn = Duration.between(now.plus(perToken.multipliedBy(size)), after);
    if (overdrawn.isPositive()) {
      return overdrawn;
    }
    full = after;
    last.put(uid, now);
    return Duration.ZERO;
  }

  /** In order of time, so that the sweep ends at the first that still counts. */
  private void forgetBefore(Instant time) {
    var oldest = last.values().iterator();
    while (oldest.hasNext() && !oldest.next().isAfter(time)) {
      oldest.remove();
    }
  }
}
