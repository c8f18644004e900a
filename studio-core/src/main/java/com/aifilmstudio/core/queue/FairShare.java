package com.aifilmstudio.core.queue;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;

/**
 * Weighted fair sharing by virtual time. Over any time in which two accounts of one tier always
 * have work and room under their quota, their GPU-seconds are as their weights; the difference is
 * never more than about one task for each GPU. Nobody in the lowest busy tier starves, and whoever
 * was away can neither save up time nor is made to pay for it.
 */
public final class FairShare {

  /** Who is served first among accounts that have work and room. */
  public static final Comparator<Share> ORDER =
      Comparator.comparingInt(Share::tier)
          .thenComparingDouble(Share::virtualTime)
          .thenComparing(Share::servedAt)
          .thenComparing(Share::account);

  private FairShare() {}

  /** The account was granted a task. It pays at once, so that the next claim sees it. */
  public static Share granted(Share share, double gpuSeconds, int gpus, Instant now) {
    return share
        .at(share.virtualTime() + gpuSeconds / share.weight())
        .holding(share.runningGpus() + gpus, now);
  }

  /** A task of the account has ended, however it did: it pays what was used, not what was said. */
  public static Share ended(Share share, double grantedSeconds, double usedSeconds, int gpus) {
    return share
        .at(share.virtualTime() + (usedSeconds - grantedSeconds) / share.weight())
        .holding(share.runningGpus() - gpus, share.servedAt());
  }

  /**
   * An account that had nothing to do has work again. It begins where the least served of its
   * tier's busy accounts is; where none is busy, at the end of what was, so that the past of a pool
   * that stood still counts for nobody.
   *
   * @param busy accounts of the pool that have waiting or running tasks, without this one
   * @param all accounts of the pool
   */
  public static Share activated(Share share, Collection<Share> busy, Collection<Share> all) {
    double floor = inTier(share, busy).min().orElseGet(() -> highest(share, all).orElse(0));
    return share.at(Math.max(share.virtualTime(), floor));
  }

  private static OptionalDouble highest(Share share, Collection<Share> all) {
    return inTier(share, all).max();
  }

  private static DoubleStream inTier(Share share, Collection<Share> shares) {
    return shares.stream()
        .filter(other -> other.tier() == share.tier())
        .mapToDouble(Share::virtualTime);
  }
}
