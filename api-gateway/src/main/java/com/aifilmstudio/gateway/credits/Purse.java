package com.aifilmstudio.gateway.credits;

import com.aifilmstudio.store.money.CreditAccounts;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import org.jooq.DSLContext;

/** An account's credit, which is there from the first time on that anybody asks for it. */
@Singleton
class Purse {

  private final CreditsConfig config;
  private final InstantSource clock;

  Purse(CreditsConfig config, InstantSource clock) {
    this.config = config;
    this.clock = clock;
  }

  /** With this month's credits, so that nobody has to wait for them. */
  void open(DSLContext tx, String account) {
    CreditAccounts.open(tx, account, config.terms());
    CreditAccounts.grantMonth(tx, account, clock.instant());
  }
}
