package com.aifilmstudio.local.cli.records;

import com.aifilmstudio.store.letter.Settling;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Orders the film of a message again. */
@Command(
    name = "redrive",
    description =
        "Order a message's film again, as a new job at the price that was agreed. The failed job"
            + " stays as it is.",
    mixinStandardHelpOptions = true)
final class DlqRedriveCommand implements Callable<Integer> {
  @Mixin private RecordsOfStudio records;

  @Parameters(paramLabel = "MESSAGE", description = "Its id, as list shows it: ltr_….")
  private String message;

  @Override
  public Integer call() {
    var settled =
        records
            .open()
            .inTransaction(
                tx -> Settling.redrive(tx, message, RecordsOfStudio.who(), RecordsOfStudio.now()));
    System.out.println(SettledWords.of(message, settled));
    return 0;
  }
}
