package com.aifilmstudio.core.money;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/**
 * What a GPU-second costs. A new price is a new record; what was agreed before stays as it was.
 *
 * @param bundle name of the model, of whatever version
 * @param gpuClass the GPUs as a pool names them, or cpu
 */
public record Price(String bundle, String gpuClass, MicroCredits perGpuSecond, Instant validFrom) {

  public Price {
    if (perGpuSecond.isLessThan(MicroCredits.ZERO)) {
      throw new IllegalArgumentException("a price is not negative: " + perGpuSecond);
    }
  }

  /** The price for the bundle on these GPUs at that time, if there was one. */
  public static Optional<Price> at(
      Collection<Price> prices, String bundle, String gpuClass, Instant time) {
    return prices.stream()
        .filter(price -> price.bundle.equals(bundle) && price.gpuClass.equals(gpuClass))
        .filter(price -> !price.validFrom.isAfter(time))
        .max(Comparator.comparing(Price::validFrom));
  }
}
