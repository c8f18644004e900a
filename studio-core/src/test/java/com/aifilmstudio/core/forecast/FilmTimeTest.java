package com.aifilmstudio.core.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import com.aifilmstudio.core.protocol.TaskKind;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FilmTimeTest {

  @Test
  void untilAnythingIsMeasuredThePromiseMayBeTwiceAsMuch() {
    var time = film(List.of(), 10);
    assertThat(time.p50()).isBetween(Duration.ofSeconds(20), Duration.ofSeconds(22));
    assertThat(time.p90()).isBetween(Duration.ofSeconds(36), Duration.ofSeconds(40));
  }

  @Test
  void whatIsMeasuredScattersLessTheMoreShotsThereAre() {
    var samples = IntStream.range(0, 100).mapToObj(i -> sample(1 + i / 100.0)).toList();
    var one = film(samples, 1);
    var many = film(samples, 100);
    assertThat(spread(one)).isGreaterThan(spread(many));
    assertThat(many.p50()).isBetween(Duration.ofSeconds(140), Duration.ofSeconds(160));
  }

  @Test
  void aFilmOfWhichAllIsThereTakesNothing() {
    assertThat(film(List.of(), 0)).isEqualTo(new FilmTime(Duration.ZERO, Duration.ZERO));
  }

  private static double spread(FilmTime time) {
    return (double) time.p90().toMillis() / time.p50().toMillis();
  }

  private static FilmTime film(List<Sample> samples, int shots) {
    return FilmTime.of(
        Timings.of(samples), "b", Collections.nCopies(shots, new FilmTime.Shot("64x36x49/20", 2)));
  }

  private static Sample sample(double seconds) {
    return new Sample(TaskKind.RENDER, "b", "64x36x49/20", "cpu", 2, seconds, Map.of());
  }
}
