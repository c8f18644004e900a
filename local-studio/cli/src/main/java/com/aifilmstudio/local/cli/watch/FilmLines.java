package com.aifilmstudio.local.cli.watch;

import com.aifilmstudio.core.films.FilmView;
import com.aifilmstudio.core.films.FilmView.ShotView;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Draws a film as lines of text: one for the film, one for each shot. */
public final class FilmLines {
  private static final int BAR = 20;

  private FilmLines() {}

  /** The whole picture, each line at most {@code width} columns. */
  public static List<String> of(FilmView film, int width) {
    var lines = new ArrayList<String>();
    lines.add(cut(heading(film), width));
    int names = film.shots().stream().mapToInt(s -> s.name().length()).max().orElse(0);
    film.shots().forEach(shot -> lines.add(cut(shot(shot, names), width)));
    return lines;
  }

  /** Film, phase, why, and how much of it is done. */
  static String heading(FilmView film) {
    long done = film.shots().stream().filter(s -> s.phase().equals("Succeeded")).count();
    String shots =
        film.shots().isEmpty() ? "" : "  %d/%d shots".formatted(done, film.shots().size());
    String why = film.reason().isEmpty() ? "" : " (" + film.reason() + ")";
    return "%s  %s%s%s  %d %%"
        .formatted(film.name(), film.phase(), why, shots, film.progressPercent());
  }

  private static String shot(ShotView shot, int nameWidth) {
    return "  %s  %s  %s  %4.1f s  %s"
        .formatted(
            pad(shot.name(), nameWidth),
            bar(shot),
            pad(doing(shot), 14),
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

  private static String cut(String line, int width) {
    return line.length() <= width ? line : line.substring(0, Math.max(0, width - 1)) + "…";
  }
}
