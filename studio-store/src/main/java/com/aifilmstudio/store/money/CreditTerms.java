package com.aifilmstudio.store.money;

import com.aifilmstudio.core.money.MicroCredits;

/**
 * What is agreed with an account about money.
 *
 * @param plan its name, for people
 * @param monthly what it is granted every month
 * @param line how much it may owe
 * @param postpaid nothing is held for its films; it pays afterwards
 */
public record CreditTerms(String plan, MicroCredits monthly, MicroCredits line, boolean postpaid) {

  /** Of an account of which nobody said anything: it can spend what it is given. */
  public static final CreditTerms NONE =
      new CreditTerms("", MicroCredits.ZERO, MicroCredits.ZERO, false);

  private static final CreditTerms POSTPAID =
      new CreditTerms("", MicroCredits.ZERO, MicroCredits.ZERO, true);

  /** Accounts that are a Namespace, and so have no other door, pay afterwards. */
  private static final String NAMESPACE = "ns:";

  /** Of an account whose film came through Kubernetes, and of which nobody said anything. */
  public static CreditTerms ofApplied(String account) {
    return account.startsWith(NAMESPACE) ? POSTPAID : NONE;
  }
}
