package com.aifilmstudio.local.cli.records;

import com.aifilmstudio.store.JobId;
import com.aifilmstudio.store.letter.DeadLetter;
import java.util.List;
import java.util.stream.Stream;

/** Messages that were put aside, for a person to read. Pure. */
final class LetterLines {

  private static final String ROW = "%-30s  %-30s  %-18s  %-20s  %s";

  private LetterLines() {}

  static List<String> list(List<DeadLetter> letters) {
    return Stream.concat(
            Stream.of(ROW.formatted("MESSAGE", "FILM", "CODE", "AT", "WHY")),
            letters.stream().map(LetterLines::row))
        .toList();
  }

  private static String row(DeadLetter letter) {
    return ROW.formatted(
        letter.id(),
        letter.job().map(JobId::value).orElse("-"),
        letter.code().orElse("-"),
        letter.at().toString().replaceFirst("\\.\\d+", ""),
        letter.why().lines().findFirst().orElse(""));
  }

  static List<String> whole(DeadLetter letter) {
    return Stream.of(
            line("message", letter.id()),
            line("film", letter.job().map(JobId::value).orElse("none that can be read")),
            line("at", letter.at().toString()),
            line("code", letter.code().orElse("no film failed by it")),
            line("why", letter.why()),
            line("body", letter.body()),
            line("settled", letter.settlement().map(LetterLines::settled).orElse("not yet")))
        .toList();
  }

  private static String settled(DeadLetter.Settlement how) {
    return how.as()
        .map(as -> "ordered again as %s by %s at %s".formatted(as, how.by(), how.at()))
        .orElse("dropped by %s at %s".formatted(how.by(), how.at()));
  }

  private static String line(String name, String value) {
    return "%-8s %s".formatted(name, value);
  }
}
