package com.aifilmstudio.local.cli.watch;

import com.aifilmstudio.core.films.FilmView;
import com.aifilmstudio.core.films.FilmView.ShotView;
import com.aifilmstudio.core.films.Outlook;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Draws a film as lines of text: one for the film, one for each shot. */
public final class FilmLines {
  private static final int BAR = 20;

  private FilmLines() {}

  /**
   * The picture, each line at most {@code width} columns. Of a film that is longer than the window
   * it shows the part that is being rendered.
   */
  static List<String> of(FilmView film, int width, int height, ClockTime clock) {
    var lines = new ArrayList<String>();
    lines.add(Columns.cut(heading(film, clock), width));
    int names = film.shots().stream().mapToInt(s -> s.name().length()).max().orElse(0);
    var shown = window(film.shots(), height - 2);
    shown.forEach(shot -> lines.add(Columns.cut(shot(shot, names, clock), width)));
    int hidden = film.shots().size() - shown.size();
    if (hidden > 0) {
      lines.add(Columns.cut("  … and %d more shots".formatted(hidden), width));
    }
    return lines;
  }

  private static List<ShotView> window(List<ShotView> shots, int height) {
    if (shots.size() <= height) {
      return shots;
    }
    int room = Math.max(1, height - 1);
    int done = (int) shots.stream().takeWhile(s -> s.phase().equals("Succeeded")).count();
    int from = Math.min(Math.max(0, done - 1), shots.size() - room);
    return shots.subList(from, from + room);
  }

  /** Film, phase, why, how much of it is done, and what is to be expected. */
  static String heading(FilmView film, ClockTime clock) {
    return heading(film) + expected(film.outlook(), clock);
  }

  private static String expected(Outlook outlook, ClockTime clock) {
    return outlook.position().map(place -> "  position " + place).orElse("")
        + outlook.start().map(start -> "  start " + clock.of(start)).orElse("")
        + outlook.finish().map(finish -> "  finish " + clock.of(finish)).orElse("");
  }

  static String heading(FilmView film) {
    long done = film.shots().stream().filter(s -> s.phase().equals("Succeeded")).count();
    String shots =
        film.shots().isEmpty() ? "" : "  %d/%d shots".formatted(done, film.shots().size());
    String why = film.reason().isEmpty() ? "" : " (" + film.reason() + ")";
    return "%s  %s%s%s  %d %%"
        .formatted(film.name(), film.phase(), why, shots, film.progressPercent());
  }

  private static String shot(ShotView shot, int nameWidth, ClockTime clock) {
    return "  %s  %s  %s  %s  %4.1f s  %s"
        .formatted(
            pad(shot.name(), nameWidth),
            bar(shot),
            pad(doing(shot), 14),
            pad(shot.finish().map(time -> "~" + clock.of(time)).orElse(""), 9),
            shot.seconds(),
            shot.prompt());
  }

  private static String bar(ShotView shot) {
    int filled =
        switch (shot.phase()) {
          case "Succeeded" -> BAR;
          case "Rendering" -> shot.steps() == 0 ? 0 : BAR * shot.step() / shot.steps();
          default -> 0;
        };
    return "█".repeat(filled) + "░".repeat(BAR - filled);
  }

  /** What is going on with the shot, in at most three words. */
  static String doing(ShotView shot) {
    return switch (shot.phase()) {
      case "Rendering" -> {
        String stage = shot.stage().orElse("claimed");
        yield stage.equals("denoise") ? "step %d/%d".formatted(shot.step(), shot.steps()) : stage;
      }
      case "Succeeded" ->
          shot.reused() ? "reused" : String.format(Locale.ROOT, "%.1f GPU-s", shot.gpuSeconds());
      default -> shot.phase().toLowerCase(Locale.ROOT);
    };
  }

  private static String pad(String text, int width) {
    return text + " ".repeat(Math.max(0, width - text.length()));
  }
}
