package com.aifilmstudio.core.money;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Statements as tables for a spreadsheet (RFC 4180): seconds, and credits with all six places. */
public final class StatementCsv {

  private static final String END = "\r\n";

  private StatementCsv() {}

  public static String of(AccountStatement statement) {
    return table(
        "at,kind,job,subject,gpu_seconds,credits,balance",
        Stream.concat(
            Stream.of(row(statement.from(), "Opening", "", "", "", "", statement.opening())),
            balances(statement)));
  }

  private static Stream<String> balances(AccountStatement statement) {
    var balance = new MicroCredits[] {statement.opening()};
    return statement.lines().stream()
        .map(
            line -> {
              balance[0] = balance[0].plus(line.amount());
              return row(
                  line.at(),
                  line.kind().word(),
                  line.job().orElse(""),
                  line.subject(),
                  seconds(line.gpuMillis()),
                  line.amount(),
                  balance[0]);
            });
  }

  public static String of(JobStatement statement) {
    return table(
        "at,kind,subject,gpu_seconds,held,paid",
        statement.lines().stream()
            .map(
                line ->
                    row(
                        line.at(),
                        line.kind().word(),
                        line.subject(),
                        seconds(line.gpuMillis()),
                        line.held(),
                        line.paid())));
  }

  public static String of(List<UsageDay> days) {
    return table(
        "day,jobs,gpu_seconds,captured,refunded,added",
        days.stream()
            .map(
                day ->
                    row(
                        day.day(),
                        day.jobs(),
                        seconds(day.gpuMillis()),
                        day.captured(),
                        day.refunded(),
                        day.added())));
  }

  private static String table(String head, Stream<String> rows) {
    return Stream.concat(Stream.of(head), rows).collect(Collectors.joining(END, "", END));
  }

  private static String row(Object... cells) {
    return Arrays.stream(cells)
        .map(cell -> quoted(cell.toString()))
        .collect(Collectors.joining(","));
  }

  private static String seconds(long millis) {
    return BigDecimal.valueOf(millis, 3).toPlainString();
  }

  /** Names are people's own: one that a spreadsheet would compute is made plain text. */
  private static String quoted(String cell) {
    boolean formula = !cell.isEmpty() && "=+@\t\r".indexOf(cell.charAt(0)) >= 0;
    var text = formula ? "'" + cell : cell;
    return text.matches("(?s).*[\",\r\n].*") ? "\"" + text.replace("\"", "\"\"") + "\"" : text;
  }
}
