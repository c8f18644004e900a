package com.aifilmstudio.local.cli.watch;

import com.aifilmstudio.core.films.FilmSummary;
import com.aifilmstudio.core.films.FilmSummary.FilmList;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** Many films, one line each. */
public final class FilmTable {
  private static final List<String> HEAD =
      List.of("NAME", "PHASE", "SHOTS", "PROGRESS", "POSITION", "START", "FINISH", "REASON");

  /** Whether films of several namespaces are told apart. */
  public enum Names {
    BARE,
    WITH_NAMESPACE
  }

  private FilmTable() {}

  /** The table with its head; an estimated time begins with a {@code ~}. */
  public static List<String> of(FilmList list, Names names, int width, ZoneId zone, Instant now) {
    var rows = new ArrayList<List<String>>();
    rows.add(row("NAMESPACE", names, HEAD));
    var clock = new ClockTime(zone, now);
    list.films().forEach(film -> rows.add(row(film.namespace(), names, words(film, clock))));
    var lines = new ArrayList<>(Columns.of(rows, width));
    if (list.more()) {
      lines.add("There are more; --limit tells how many to show.");
    }
    return lines;
  }

  private static List<String> row(String namespace, Names names, List<String> words) {
    if (names == Names.BARE) {
      return words;
    }
    var all = new ArrayList<>(List.of(namespace));
    all.addAll(words);
    return all;
  }

  private static List<String> words(FilmSummary film, ClockTime clock) {
    return List.of(
        film.name(),
        film.phase(),
        film.shots() == 0 ? "-" : film.shotsDone() + "/" + film.shots(),
        film.progressPercent() + " %",
        film.outlook().position().map(String::valueOf).orElse("-"),
        clock.of(film.times().started(), film.outlook().start()),
        clock.of(film.times().finished(), film.outlook().finish()),
        film.reason());
  }
}
