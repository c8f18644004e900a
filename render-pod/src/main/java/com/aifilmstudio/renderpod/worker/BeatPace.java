package com.aifilmstudio.renderpod.worker;

import java.time.Duration;
import java.time.Instant;

/**
 * When the next sign of life is due: soon after there is something to tell, though not sooner than
 * dispatch asks for, and never later than the lease can bear.
 *
 * @param least between two beats, when there is news
 * @param most between two beats, when there is none
 */
record BeatPace(Duration least, Duration most) {

  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Duration TEN_SECONDS = Duration.ofSeconds(10);

  /** The pace of a lease until dispatch has asked for another. */
  static BeatPace of(int ttlSeconds) {
    var third = Duration.ofSeconds(ttlSeconds).dividedBy(3); // two beats may be lost
    var most = third.compareTo(TEN_SECONDS) < 0 ? third : TEN_SECONDS;
    return new BeatPace(most.compareTo(SECOND) < 0 ? most : SECOND, most);
  }

  /** The pace that dispatch asks for with the answer to a beat. */
  BeatPace asked(int nextBeatSeconds) {
    var asked = Duration.ofSeconds(Math.max(1, nextBeatSeconds));
    return new BeatPace(asked.compareTo(most) < 0 ? asked : most, most);
  }

  /** Slower, because dispatch did not answer. */
  BeatPace slower() {
    var doubled = least.multipliedBy(2);
    return new BeatPace(doubled.compareTo(most) < 0 ? doubled : most, most);
  }

  Duration untilNext(Instant lastBeat, boolean news, Instant now) {
    var left = Duration.between(now, lastBeat.plus(news ? least : most));
    return left.isNegative() ? Duration.ZERO : left;
  }
}
