package com.aifilmstudio.local.cli.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import com.aifilmstudio.local.cli.chaos.FilmOrder.Change;
import com.aifilmstudio.local.cli.chaos.FilmOrder.Wish;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ScriptTest {
  private static final ChaosOptions DEFAULTS =
      new ChaosOptions(Duration.ofMinutes(30), 200, 20, Duration.ofSeconds(5), 7);

  private final Script script = Script.of(DEFAULTS);

  @Test
  void theSameSeedGivesTheSameScript() {
    assertThat(Script.of(DEFAULTS)).isEqualTo(script);
    assertThat(Script.of(with(8, 200)).faults()).isNotEqualTo(script.faults());
  }

  @Test
  void moreFilmsDoNotChangeWhatGoesWrong() {
    assertThat(Script.of(with(7, 300)).faults()).isEqualTo(script.faults());
  }

  @Test
  void somethingGoesWrongEveryFiveSecondsUntilTheEnd() {
    assertThat(script.faults()).hasSize(359);
    assertThat(script.faults().getFirst().at()).isEqualTo(Duration.ofSeconds(5));
    assertThat(script.faults().getLast().at()).isEqualTo(Duration.ofSeconds(1795));
  }

  @Test
  void everyKindComesInItsShareAndLastsNoLongerThanItMay() {
    assertThat(Arrays.stream(Fault.Kind.values()).mapToInt(Fault.Kind::share).sum()).isEqualTo(100);
    var many =
        Script.of(new ChaosOptions(Duration.ofHours(50), 1, 20, Duration.ofSeconds(1), 1)).faults();
    var counts = many.stream().collect(Collectors.groupingBy(Fault::kind, Collectors.counting()));
    for (var kind : Fault.Kind.values()) {
      assertThat(counts.get(kind) / (double) many.size())
          .as(kind.words())
          .isBetween(kind.share() * 0.009, kind.share() * 0.011);
    }
    assertThat(many)
        .allSatisfy(
            fault -> {
              assertThat(fault.lasting()).isLessThanOrEqualTo(fault.kind().longest());
              assertThat(fault.pick()).isBetween(0.0, 1.0);
            });
  }

  @Test
  void allFilmsAreOrderedWhileThingsStillGoWrong() {
    assertThat(script.films()).hasSize(200);
    assertThat(script.films())
        .allSatisfy(
            film -> {
              assertThat(film.at()).isLessThan(Duration.ofMinutes(24));
              assertThat(film.shots()).isBetween(1, 6);
              assertThat(film.changes()).isSortedAccordingTo(Comparator.comparing(Change::at));
              assertThat(film.changes()).allMatch(change -> change.at().compareTo(film.at()) >= 0);
            });
    assertThat(script.films()).extracting(FilmOrder::name).doesNotHaveDuplicates();
    assertThat(script.films().stream().flatMap(film -> film.lastWish().stream()))
        .contains(Wish.CANCEL, Wish.DELETE, Wish.RUN)
        .doesNotContain(Wish.PAUSE);
  }

  @Test
  void theStepIsSoLongThatTheWorkersAreAtWorkForHalfOfTheTime() {
    // 200 films of 3.5 shots of 10 steps, on 20 workers in 1800 s.
    assertThat(DEFAULTS.step()).isEqualTo(Duration.ofMillis(2571));
  }

  private static ChaosOptions with(long seed, int films) {
    return new ChaosOptions(DEFAULTS.lasting(), films, 20, DEFAULTS.every(), seed);
  }
}
