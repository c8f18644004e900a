package com.aifilmstudio.local.cli.records;

import com.aifilmstudio.core.money.MicroCredits;
import com.aifilmstudio.local.cli.Numbers;
import com.aifilmstudio.store.audit.Act;
import com.aifilmstudio.store.audit.Audit;
import com.aifilmstudio.store.money.CreditAccount;
import com.aifilmstudio.store.money.CreditAccounts;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jooq.DSLContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Adds credits to an account. */
@Command(
    name = "top-up",
    description = "Add credits to an account; films that wait for them go on.",
    mixinStandardHelpOptions = true)
final class TopUpCommand implements Callable<Integer> {
  private static final int MOST = 1_000_000_000;

  @Mixin private RecordsOfStudio records;

  @Parameters(index = "0", paramLabel = "ACCOUNT", description = "The account.")
  private String account;

  @Parameters(index = "1", paramLabel = "CREDITS", description = "How many, whole ones.")
  private int credits;

  @Option(
      names = "--payment",
      paramLabel = "NAME",
      description = "The payment's name: the same one counts once. Default: a new one.")
  private String payment;

  @Override
  public Integer call() {
    Numbers.upTo("CREDITS", credits, MOST);
    var name = payment == null ? "local-" + UUID.randomUUID() : payment;
    var after = records.open().inTransaction(tx -> topUp(tx, name));
    System.out.printf("%s has %s credits.%n", account, after.available());
    return 0;
  }

  private CreditAccount topUp(DSLContext tx, String name) {
    var amount = MicroCredits.credits(credits);
    var now = RecordsOfStudio.now();
    if (CreditAccounts.topUp(tx, account, name, amount, now)) {
      var who = RecordsOfStudio.who();
      var detail = Map.of("payment", name, "micro_credits", Long.toString(amount.value()));
      Audit.add(
          tx, new Act(who.account(), who.subject(), "credits.topped_up", account, detail), now);
    }
    return CreditAccounts.find(tx, account);
  }
}
