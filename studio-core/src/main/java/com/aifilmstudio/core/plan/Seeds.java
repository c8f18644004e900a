package com.aifilmstudio.core.plan;

/** Where the random numbers of a shot come from: the film's seed and what the shot is. */
final class Seeds {

  private Seeds() {}

  /** {@code reroll} counts the times a person asked for another try at the same shot. */
  static long ofShot(long filmSeed, String identity, int reroll) {
    return Fingerprint.of("shot-seed/1", filmSeed, identity, reroll).seed();
  }

  /** {@code part} counts from 0. */
  static long ofPart(long shotSeed, int part) {
    return Fingerprint.of("part-seed/1", shotSeed, part).seed();
  }
}
