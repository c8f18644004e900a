package com.aifilmstudio.local.cli.records;

import com.aifilmstudio.local.cli.CannotDo;
import com.aifilmstudio.store.letter.DeadLetters;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Shows one message. */
@Command(
    name = "show",
    description = "Show a message, why it was put aside, and what became of it.",
    mixinStandardHelpOptions = true)
final class DlqShowCommand implements Callable<Integer> {
  @Mixin private RecordsOfStudio records;

  @Parameters(paramLabel = "MESSAGE", description = "Its id, as list shows it: ltr_….")
  private String message;

  @Override
  public Integer call() {
    var letter =
        DeadLetters.find(records.open().sql(), message)
            .orElseThrow(() -> new CannotDo("There is no message " + message + "."));
    LetterLines.whole(letter).forEach(System.out::println);
    return 0;
  }
}
