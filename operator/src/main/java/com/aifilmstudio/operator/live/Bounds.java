package com.aifilmstudio.operator.live;

import com.aifilmstudio.core.live.PictureTag;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How much is told: of a shot at most twice a second, and of pictures no more than Redis should
 * hold for one replica, however many workers there are.
 */
final class Bounds {

  /** Of two windows at most are pictures in Redis at the same time: 64 MiB. */
  private static final long BYTES_IN_A_WINDOW = 32L << 20;

  private static final Duration BETWEEN = Duration.ofMillis(500);
  private static final int SHOTS = 10_000;

  private final InstantSource clock;
  private final Map<String, Instant> told =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Instant> eldest) {
          return size() > SHOTS;
        }
      };
  private Instant window = Instant.EPOCH;
  private long bytes;

  Bounds(InstantSource clock) {
    this.clock = clock;
  }

  /** Whether word of this shot is welcome now; one that is counts. */
  synchronized boolean admitsWord(String shot) {
    var now = clock.instant();
    var last = told.remove(shot);
    boolean early = last != null && now.isBefore(last.plus(BETWEEN));
    told.put(shot, early ? last : now);
    return !early;
  }

  /** Whether there is room for a picture; one for which there is counts. */
  synchronized boolean admitsPicture(int length) {
    var now = clock.instant();
    if (!now.isBefore(window.plus(PictureTag.KEPT))) {
      window = now;
      bytes = 0;
    }
    if (bytes + length > BYTES_IN_A_WINDOW) {
      return false;
    }
    bytes += length;
    return true;
  }
}
