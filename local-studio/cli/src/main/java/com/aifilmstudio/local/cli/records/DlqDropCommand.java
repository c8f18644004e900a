package com.aifilmstudio.local.cli.records;

import com.aifilmstudio.local.cli.CannotDo;
import com.aifilmstudio.store.letter.Settling;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Drops a message. */
@Command(
    name = "drop",
    description = "Drop a message for good: its film stays failed.",
    mixinStandardHelpOptions = true)
final class DlqDropCommand implements Callable<Integer> {
  @Mixin private RecordsOfStudio records;

  @Parameters(paramLabel = "MESSAGE", description = "Its id, as list shows it: ltr_….")
  private String message;

  @Option(names = "--yes", description = "Do not ask.")
  private boolean yes;

  @Override
  public Integer call() {
    var database = records.open();
    if (!yes && !agreed()) {
      throw new CannotDo("Nothing was dropped. Say --yes if you mean it.");
    }
    var settled =
        database.inTransaction(
            tx -> Settling.drop(tx, message, RecordsOfStudio.who(), RecordsOfStudio.now()));
    System.out.println(SettledWords.of(message, settled));
    return 0;
  }

  private boolean agreed() {
    var terminal = System.console();
    return terminal != null
        && terminal.isTerminal()
        && "y".equalsIgnoreCase(terminal.readLine("Drop %s for good? [y/N] ", message));
  }
}
