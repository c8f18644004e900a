package com.aifilmstudio.local.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.aifilmstudio.local.cli.farm.Ledger.LedgerTake;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class ShotTimesTest {
  private static final Instant BEGIN = Instant.parse("2026-01-01T12:00:00Z");
  private static final Offset<Double> EXACT = within(1e-9);

  /** All are ready from the start; one worker does one after the other. */
  private final ShotTimes times =
      ShotTimes.of(
          List.of(
              shot(3, 11.0, 13.0, Map.of("denoise", 1.0, "decode", 0.5, "upload", 0.1)),
              shot(1, 4.0, 8.0, Map.of("load", 1.5, "denoise", 2.0)),
              shot(2, 8.5, 10.5, Map.of("denoise", 1.2, "decode", 0.5)),
              new LedgerTake(
                  "film",
                  "cut",
                  1,
                  false,
                  "w",
                  at(13.0),
                  at(13.5),
                  Optional.of(at(14.5)),
                  Optional.of("Rendered"),
                  Optional.empty(),
                  false,
                  0,
                  Map.of("fetch", 0.25)),
              lost(5.0)));

  @Test
  void aShotWaitsFromTheMomentInWhichItsWorkerIsFree() {
    assertThat(times.shots()).extracting(ShotTimes.Shot::queued).containsExactly(4.0, 0.5, 0.5);
  }

  @Test
  void theFirstShotOfAWorkerIsNotWarm() {
    assertThat(times.warm()).extracting(shot -> shot.take().task()).containsExactly("2", "3");
    assertThat(times.load()).isEqualTo(1.5);
  }

  @Test
  void allThatIsNotTheModelsCounts() {
    var third = times.warm().toList().getLast();

    assertThat(third.wall()).isCloseTo(2.5, EXACT);
    assertThat(third.rest()).isCloseTo(0.4, EXACT);
    assertThat(third.outsideModel()).isCloseTo(0.4, EXACT);
  }

  @Test
  void theTableHasEveryStageFromQueueToAssemble() {
    assertThat(ShotTable.of(times).lines())
        .extracting(line -> line.strip().split(" ")[0])
        .containsSubsequence(
            "queue",
            "load",
            "text",
            "denoise",
            "decode",
            "inspect",
            "encode",
            "upload",
            "rest",
            "shot",
            "assemble",
            "outside");
    assertThat(ShotTable.of(times))
        .contains("medians over 2 warm shots")
        .contains("  assemble      1.000   once for each film: fetch 0.250, join 0.000");
  }

  @Test
  void theProfileOfAFilmTellsWhenTheLastWorkerCameAndWhereAShotsTimeWent() {
    var profile = FilmProfile.of(1, times.shots().stream().map(ShotTimes.Shot::take).toList());

    assertThat(profile.arrival()).isZero();
    assertThat(FilmProfile.table(List.of(profile)).lines())
        .contains(
            "       1     0.00     1.50     0.50     1.10     0.50     0.00     0.05     0.35     2.50");
  }

  private static LedgerTake shot(int task, double from, double to, Map<String, Double> seconds) {
    return new LedgerTake(
        "film",
        "" + task,
        1,
        true,
        "w",
        BEGIN,
        at(from),
        Optional.of(at(to)),
        Optional.of("Rendered"),
        Optional.empty(),
        false,
        0,
        seconds);
  }

  private static LedgerTake lost(double from) {
    return new LedgerTake(
        "film",
        "9",
        1,
        true,
        "w",
        BEGIN,
        at(from),
        Optional.of(at(from + 1)),
        Optional.of("Lost"),
        Optional.of("WORKER.LOST"),
        false,
        0,
        Map.of());
  }

  private static Instant at(double seconds) {
    return BEGIN.plusMillis(Math.round(seconds * 1000));
  }
}
