package com.aifilmstudio.local.cli.records;

import com.aifilmstudio.core.Json;
import com.aifilmstudio.local.cli.Numbers;
import com.aifilmstudio.store.letter.DeadLetters;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists the messages that wait for somebody. */
@Command(
    name = "list",
    description = "List the messages that nobody has settled yet, the oldest first.",
    mixinStandardHelpOptions = true)
final class DlqListCommand implements Callable<Integer> {
  private static final int MOST = 1000;

  @Mixin private RecordsOfStudio records;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "100",
      description = "How many at most, 1 to 1000. Default: ${DEFAULT-VALUE}.")
  private int limit;

  @Option(
      names = "--json",
      description = "Print JSON: [{id, job, body, code, why, at, settlement}].")
  private boolean json;

  @Override
  public Integer call() {
    Numbers.upTo("--limit", limit, MOST);
    var letters = DeadLetters.open(records.open().sql(), limit);
    if (json) {
      System.out.println(Json.write(letters));
    } else if (letters.isEmpty()) {
      System.out.println("No messages wait for anybody.");
    } else {
      LetterLines.list(letters).forEach(System.out::println);
    }
    return 0;
  }
}
