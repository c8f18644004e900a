package com.aifilmstudio.operator.status;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How many statuses may be written of what is under way: one job's at most once in a while, all
 * jobs' together at most so many a second. The first status of a job and its last are not held
 * back: each is written once, and somebody waits for them.
 */
public final class StatusBudget {
  private final InstantSource clock;
  private final Duration perResource;
  private final TokenBucket together;
  private final Map<String, Instant> last = new LinkedHashMap<>();

  public StatusBudget(InstantSource clock, Duration perResource, int perSecond) {
    this.clock = clock;
    this.perResource = perResource;
    this.together = new TokenBucket(clock, perSecond, perSecond);
  }

  /** Takes a write for this resource; zero means go ahead, else how long to wait and ask again. */
  public synchronized Duration take(String uid) {
    var now = clock.instant();
    forgetBefore(now.minus(perResource));
    var mine = last.get(uid);
    if (mine != null) {
      return Duration.between(now, mine.plus(perResource));
    }
    var wait = together.take();
    if (wait.isZero()) {
      last.put(uid, now);
    }
    return wait;
  }

  /** A write that is not held back; what follows it is. */
  public synchronized void note(String uid) {
    var now = clock.instant();
    forgetBefore(now.minus(perResource));
    last.remove(uid); // so that it counts as the newest
    last.put(uid, now);
  }

  /** In order of time, so that the sweep ends at the first that still counts. */
  private void forgetBefore(Instant time) {
    var oldest = last.values().iterator();
    while (oldest.hasNext() && !oldest.next().isAfter(time)) {
      oldest.remove();
    }
  }
}
