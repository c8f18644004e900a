package com.aifilmstudio.gateway.credits;

import com.aifilmstudio.core.money.MicroCredits;
import com.aifilmstudio.store.money.CreditTerms;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What an account has of which nobody has said anything else. */
@ConfigMapping(prefix = "studio.credits")
public interface CreditsConfig {

  /** Name of the plan. Default: Free. */
  @WithDefault("Free")
  String plan();

  /** Credits a month. Default: 0. */
  @WithDefault("0")
  long monthly();

  /** Credits that may be owed. Default: 0. */
  @WithDefault("0")
  long line();

  default CreditTerms terms() {
    return new CreditTerms(
        plan(), MicroCredits.credits(monthly()), MicroCredits.credits(line()), false);
  }
}
