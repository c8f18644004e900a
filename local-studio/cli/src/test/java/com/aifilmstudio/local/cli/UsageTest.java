package com.aifilmstudio.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;

class UsageTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          up --gpus many      | Invalid value for option '--gpus'
          up --gpus 0         | --gpus is 0; give a number from 1 to 64.
          demo --gpus 65      | --gpus is 65; give a number from 1 to 64.
          demo --script       | Missing required parameter for option '--script'
          plan                | Missing required parameter: 'FILE'
          films --limit 0     | --limit is 0; give a number from 1 to 500.
          film                | Missing required parameter: 'NAME'
          film x --json --watch | Error: --json, --watch
          status --yaml       | Unknown option: '--yaml'
          bench swim          | Unmatched argument at index 1: 'swim'
          chaos --films 0     | --films is 0; give a number from 1 to 10000.
          chaos --every 1ms   | --every is 1ms; give a time from 100ms, for example 90s or 30m.
          chaos --lasting ever | --lasting is ever; give a time from 1s
          dlq                 | Missing required subcommand
          dlq show            | Missing required parameter: 'MESSAGE'
          dlq list --limit 0  | --limit is 0; give a number from 1 to 1000.
          credits top-up acme 0 | CREDITS is 0; give a number from 1 to 1000000000.
          token --as nobody   | --as: nobody is called 'nobody'; there are mia, vic, olu, ada.
          down now            | Unmatched argument at index 1: 'now'
          """)
  void aWrongArgumentIsToldInOneLineAndEndsWithTwo(String line, String told) {
    int code = run(line.split(" "));

    assertThat(code).isEqualTo(2);
    assertThat(err.toString()).startsWith(told).hasLineCount(1);
    assertThat(out.toString()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "films",
        "film night-train",
        "film night-train --watch",
        "dlq list",
        "dlq drop ltr_1 --yes",
        "credits top-up acme 10",
        "token"
      })
  void withoutAStudioThereIsOneLineThatTellsHowToStartOne(String line, @TempDir Path folder) {
    var home = folder.resolve("home");
    int code = run((line + " --home " + home).split(" "));

    assertThat(code).isEqualTo(1);
    assertThat(err.toString())
        .isEqualToIgnoringNewLines("No studio is up in " + home + ". Start one with ./studio up.");
    assertThat(home).doesNotExist();
  }

  @Test
  void everyCommandHasAHelpThatTellsEachArgument() {
    for (var command : all(Studio.commandLine())) {
      var spec = command.getCommandSpec();
      assertThat(spec.usageMessage().description())
          .as(spec.qualifiedName())
          .isNotEmpty()
          .allMatch(text -> text.endsWith("."));
      assertThat(spec.optionsMap()).as(spec.qualifiedName()).containsKey("--help");
      assertThat(spec.args())
          .as(spec.qualifiedName())
          .allSatisfy(arg -> assertThat(told(arg)).endsWith("."));
    }
  }

  private static String told(ArgSpec arg) {
    return String.join(" ", arg.description());
  }

  private static List<CommandLine> all(CommandLine root) {
    var found = new java.util.ArrayList<>(List.of(root));
    root.getSubcommands().values().forEach(command -> found.addAll(all(command)));
    return found;
  }

  private int run(String... args) {
    return Studio.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(args);
  }
}
