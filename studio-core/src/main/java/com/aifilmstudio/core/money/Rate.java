package com.aifilmstudio.core.money;

import java.util.Optional;

/**
 * What a job pays for its GPU time: agreed when it was ordered, and not changed after.
 *
 * @param perGpuSecond empty where nobody has set a price; it costs nothing then
 */
public record Rate(String bundle, String gpuClass, Optional<MicroCredits> perGpuSecond) {

  private static final long MILLIS = 1000;

  public static Rate of(Price price) {
    return new Rate(price.bundle(), price.gpuClass(), Optional.of(price.perGpuSecond()));
  }

  public static Rate withoutPrice(String bundle, String gpuClass) {
    return new Rate(bundle, gpuClass, Optional.empty());
  }

  /** Rounded down to a whole micro-credit: what cannot be charged exactly is not charged. */
  public MicroCredits cost(long gpuMillis) {
    if (gpuMillis < 0) {
      throw new IllegalArgumentException("time is not negative: " + gpuMillis);
    }
    long rate = perGpuSecond.orElse(MicroCredits.ZERO).value();
    long whole = Math.multiplyExact(gpuMillis / MILLIS, rate);
    long parts = gpuMillis % MILLIS;
    // In two steps, so that no price overflows for a part of a second.
    long rest = rate / MILLIS * parts + rate % MILLIS * parts / MILLIS;
    return new MicroCredits(Math.addExact(whole, rest));
  }

  public boolean free() {
    return perGpuSecond.map(MicroCredits::isZero).orElse(true);
  }

  /** For people, in one line. */
  public String words() {
    return perGpuSecond
        .map(it -> "%s credits a GPU-second (%s on %s)".formatted(it, bundle, gpuClass))
        .orElse("no price is set for %s on %s: it costs nothing".formatted(bundle, gpuClass));
  }
}
