package com.aifilmstudio.core.queue;

import java.time.Instant;
import java.util.OptionalInt;

/**
 * An account's standing in one pool.
 *
 * @param tier lower tiers are served first, whatever the others have had
 * @param weight of its share among the accounts of its tier
 * @param gpuQuota GPUs that it may hold at once, in all pools
 * @param virtualTime GPU-seconds granted so far, by weight
 * @param runningGpus GPUs that it holds now, in all pools
 * @param servedAt when it last was granted something; decides between equal virtual times
 */
public record Share(
    String account,
    int tier,
    int weight,
    OptionalInt gpuQuota,
    double virtualTime,
    int runningGpus,
    Instant servedAt) {

  /** An account of which nothing special is known. */
  public static Share of(String account) {
    return new Share(account, 5, 1, OptionalInt.empty(), 0, 0, Instant.EPOCH);
  }

  public Share withWeight(int newWeight) {
    return new Share(account, tier, newWeight, gpuQuota, virtualTime, runningGpus, servedAt);
  }

  public Share withTier(int newTier) {
    return new Share(account, newTier, weight, gpuQuota, virtualTime, runningGpus, servedAt);
  }

  public Share withQuota(int gpus) {
    return new Share(
        account, tier, weight, OptionalInt.of(gpus), virtualTime, runningGpus, servedAt);
  }

  /** Whether it may hold so many GPUs more. */
  public boolean hasRoomFor(int gpus) {
    return gpuQuota.isEmpty() || runningGpus + gpus <= gpuQuota.getAsInt();
  }

  Share at(double newVirtualTime) {
    return new Share(account, tier, weight, gpuQuota, newVirtualTime, runningGpus, servedAt);
  }

  Share holding(int gpus, Instant served) {
    return new Share(account, tier, weight, gpuQuota, virtualTime, gpus, served);
  }
}
