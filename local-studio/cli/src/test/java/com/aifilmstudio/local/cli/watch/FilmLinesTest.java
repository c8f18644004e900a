package com.aifilmstudio.local.cli.watch;

import static org.assertj.core.api.Assertions.assertThat;

import com.aifilmstudio.core.films.FilmSummary.Times;
import com.aifilmstudio.core.films.FilmView;
import com.aifilmstudio.core.films.FilmView.ShotView;
import com.aifilmstudio.core.films.Outlook;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FilmLinesTest {
  private static final Instant ORDERED = Instant.parse("2026-05-01T12:00:00Z");

  @Test
  void everyShotHasOneLineUnderTheFilm() {
    assertThat(lines(film("Rendering", done(1), rendering(2, 5), queued(3)), 200, 40))
        .containsExactly(
            "night-train  Rendering (ShotsRunning)  1/3 shots  41 %",
            "  s1-1  ████████████████████  3.2 GPU-s                   2.0 s  a train",
            "  s1-2  █████░░░░░░░░░░░░░░░  step 5/20                   2.0 s  a train",
            "  s1-3  ░░░░░░░░░░░░░░░░░░░░  queued                      2.0 s  a train");
  }

  @Test
  void noLineIsWiderThanTheTerminal() {
    assertThat(lines(film("Rendering", done(1), rendering(2, 5)), 30, 40))
        .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(30));
  }

  @Test
  void withoutATerminalAChangeIsToldOnceAndStepsAreNotTold() {
    var bytes = new ByteArrayOutputStream();
    var screen = new Screen(new PrintStream(bytes, true, StandardCharsets.UTF_8), false, 80, 40);
    screen.show(film("Rendering", rendering(1, 5)));
    screen.show(film("Rendering", rendering(1, 6)));
    screen.show(film("Rendering", done(1)));
    assertThat(bytes.toString(StandardCharsets.UTF_8).lines())
        .containsExactly(
            "night-train  Rendering (ShotsRunning)  0/1 shots  41 %",
            "  s1-1  rendering  a train", "  s1-1  3.2 GPU-s  a train");
  }

  @Test
  void aFilmLongerThanTheWindowShowsWhereItIs() {
    var shots = new ArrayList<ShotView>();
    for (int n = 1; n <= 100; n++) {
      shots.add(n < 40 ? done(n) : n == 40 ? rendering(n, 5) : queued(n));
    }
    var lines = lines(film("Rendering", shots.toArray(ShotView[]::new)), 80, 10);

    assertThat(lines).hasSize(9);
    assertThat(lines.get(1)).contains("s1-39 ");
    assertThat(lines.get(2)).contains("s1-40 ").contains("step 5/20");
    assertThat(lines.getLast()).contains("and 93 more shots");
  }

  private static List<String> lines(FilmView film, int width, int height) {
    return FilmLines.of(film, width, height, new ClockTime(ZoneOffset.UTC, ORDERED));
  }

  static FilmView film(String phase, ShotView... shots) {
    return new FilmView(
        "job_1",
        "studio",
        "night-train",
        "Night Train",
        phase,
        "ShotsRunning",
        "",
        41,
        List.of(),
        List.of(shots),
        new Times(ORDERED, Optional.empty(), Optional.empty()),
        Outlook.NONE);
  }

  private static ShotView done(int n) {
    return shot(n, "Succeeded", 20, 3.2, Optional.empty());
  }

  private static ShotView rendering(int n, int step) {
    return shot(n, "Rendering", step, 0, Optional.of("denoise"));
  }

  static ShotView queued(int n) {
    return shot(n, "Queued", 0, 0, Optional.empty());
  }

  private static ShotView shot(int n, String phase, int step, double gpu, Optional<String> stage) {
    return new ShotView(
        n,
        "s1-" + n,
        phase,
        "a train",
        2,
        step,
        20,
        stage,
        Optional.empty(),
        0,
        false,
        gpu,
        1,
        Optional.empty(),
        Optional.empty());
  }
}
