package com.aifilmstudio.gateway.credits;

import com.aifilmstudio.store.money.CreditAccount;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How an account stands, in micro-credits: a million of them is a credit. */
@Schema(name = "Credits")
public record CreditView(
    String plan,
    @Schema(description = "Granted every month.") long monthlyCredits,
    @Schema(description = "Less than nothing: the account owes that much.") long balance,
    @Schema(description = "Set aside for films that are not over.") long held,
    @Schema(description = "How far the balance may go below nothing for holds.") long creditLine,
    @Schema(description = "What the next film may cost.") long available,
    @Schema(description = "Nothing is held; films are paid afterwards.") boolean postpaid) {

  static CreditView of(CreditAccount account) {
    var terms = account.terms();
    return new CreditView(
        terms.plan(),
        terms.monthly().value(),
        account.balance().value(),
        account.held().value(),
        terms.line().value(),
        account.available().value(),
        terms.postpaid());
  }
}
