package com.aifilmstudio.store.account;

import java.util.OptionalInt;

/**
 * What administrators say of an account.
 *
 * @param tier 0 to 9, lower ones are served first
 * @param weight 1 to 1000, of its share in the tier
 * @param gpuQuota GPUs that it may hold at once, in all pools
 */
public record AccountTerms(String name, int tier, int weight, OptionalInt gpuQuota) {

  private static final int TIER = 5;
  private static final int WEIGHT = 1;

  /** An account of which nobody said anything. */
  public static AccountTerms usual(String name) {
    return new AccountTerms(name, TIER, WEIGHT, OptionalInt.empty());
  }
}
