package com.aifilmstudio.local.cli.watch;

import com.aifilmstudio.core.films.FilmView;
import com.aifilmstudio.core.films.FilmView.SceneView;
import com.aifilmstudio.core.films.FilmView.ShotView;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** One film with its scenes and shots, at one moment. */
public final class FilmPage {
  private static final List<String> HEAD =
      List.of("SHOT", "STATE", "STEPS", "STAGE", "WORKER", "FAILED", "SECONDS", "FINISH", "PROMPT");

  private FilmPage() {}

  /** The whole page; an estimated time begins with a {@code ~}. */
  public static List<String> of(FilmView film, int width, ZoneId zone, Instant now) {
    var clock = new ClockTime(zone, now);
    var lines = new ArrayList<String>();
    lines.add(Columns.cut(FilmLines.heading(film, clock), width));
    if (!film.message().isEmpty()) {
      lines.add(Columns.cut(film.message(), width));
    }
    if (!film.shots().isEmpty()) {
      lines.addAll(shots(film, width, clock));
    }
    film.shots().stream()
        .filter(shot -> shot.phase().equals("Failed"))
        .flatMap(shot -> shot.failure().map(why -> shot.name() + ": " + why).stream())
        .forEach(lines::add);
    return lines;
  }

  private static List<String> shots(FilmView film, int width, ClockTime clock) {
    var rows = new ArrayList<List<String>>();
    rows.add(HEAD);
    film.shots().forEach(shot -> rows.add(words(shot, clock)));
    var table = Columns.of(rows, width);
    var lines = new ArrayList<>(List.of(table.getFirst()));
    int scene = -1;
    for (int i = 0; i < film.shots().size(); i++) {
      var shot = film.shots().get(i);
      if (shot.scene() != scene) {
        scene = shot.scene();
        heading(film, scene).map(text -> Columns.cut(text, width)).ifPresent(lines::add);
      }
      lines.add(table.get(i + 1));
    }
    return lines;
  }

  private static Optional<String> heading(FilmView film, int scene) {
    return film.scenes().stream()
        .filter(it -> it.number() == scene && !it.heading().isBlank())
        .map(SceneView::heading)
        .findFirst();
  }

  private static List<String> words(ShotView shot, ClockTime clock) {
    boolean runs = shot.phase().equals("Rendering");
    return List.of(
        shot.name(),
        shot.reused() ? "reused" : shot.phase().toLowerCase(Locale.ROOT),
        runs && shot.steps() > 0 ? shot.step() + "/" + shot.steps() : "-",
        shot.stage().orElse("-"),
        shot.worker().orElse("-"),
        String.valueOf(shot.attempts()),
        String.format(Locale.ROOT, "%.1f", shot.gpuSeconds()),
        shot.finish().map(time -> "~" + clock.of(time)).orElse("-"),
        shot.prompt());
  }
}
