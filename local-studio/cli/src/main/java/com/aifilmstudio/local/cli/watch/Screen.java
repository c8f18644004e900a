package com.aifilmstudio.local.cli.watch;

import com.aifilmstudio.core.films.FilmView;
import java.io.PrintStream;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Shows a film that changes. In a terminal the picture is drawn over the last one; elsewhere only
 * what is new is told, so that a log stays readable.
 */
public final class Screen {
  private final PrintStream out;
  private final boolean terminal;
  private final int width;
  private final int height;
  private final Map<String, String> told = new HashMap<>();
  private int drawn;

  /** Of a window: what does not fit into it cannot be drawn over. */
  public Screen(PrintStream out, boolean terminal, int width, int height) {
    this.out = out;
    this.terminal = terminal;
    this.width = width;
    this.height = height;
  }

  /** Shows the film as it is now. */
  public void show(FilmView film) {
    if (terminal) {
      draw(FilmLines.of(film, width, height, now()));
    } else {
      tell(film);
    }
  }

  private static ClockTime now() {
    return new ClockTime(ZoneId.systemDefault(), InstantSource.system().instant());
  }

  private void draw(List<String> lines) {
    if (drawn > 0) {
      out.print("\033[" + drawn + "A"); // back up to the first line of the last picture
    }
    lines.forEach(line -> out.print("\r\033[K" + line + "\n"));
    out.print("\033[J"); // a picture may become shorter
    out.flush();
    drawn = lines.size();
  }

  private void tell(FilmView film) {
    tellOnce("film", film.phase() + film.reason(), FilmLines.heading(film));
    for (var shot : film.shots()) {
      if (!shot.phase().equals("Queued")) {
        String doing = shot.phase().equals("Rendering") ? "rendering" : FilmLines.doing(shot);
        tellOnce(
            shot.name(), shot.phase(), "  %s  %s  %s".formatted(shot.name(), doing, shot.prompt()));
      }
    }
  }

  private void tellOnce(String what, String state, String line) {
    if (!state.equals(told.put(what, state))) {
      out.println(line);
    }
  }
}
