package com.aifilmstudio.store.money;

import com.aifilmstudio.core.money.MicroCredits;

/**
 * How an account stands.
 *
 * @param balance what it may spend without owing; less than nothing: it owes that much
 * @param held what is set aside for its films and not captured yet
 */
public record CreditAccount(
    String name, CreditTerms terms, MicroCredits balance, MicroCredits held) {

  /** Balance and credit line: what a hold may take. */
  public MicroCredits available() {
    return balance.plus(terms.line()).max(MicroCredits.ZERO);
  }
}
