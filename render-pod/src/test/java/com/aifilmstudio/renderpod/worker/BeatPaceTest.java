package com.aifilmstudio.renderpod.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class BeatPaceTest {

  private static final Instant LAST = Instant.EPOCH;
  private static final boolean NEWS = true;
  private static final boolean NO_NEWS = false;

  private final BeatPace pace = BeatPace.of(30);

  @Test
  void tellsNewsASecondAfterTheLastBeat() {
    assertThat(wait(pace, NEWS, 0)).isEqualTo(Duration.ofSeconds(1));
    assertThat(wait(pace, NEWS, 400)).isEqualTo(Duration.ofMillis(600));
    assertThat(wait(pace, NEWS, 5000)).isZero();
  }

  @Test
  void isHeardOfEveryTenSecondsWithoutNews() {
    assertThat(wait(pace, NO_NEWS, 0)).isEqualTo(Duration.ofSeconds(10));
    assertThat(wait(pace, NO_NEWS, 10_000)).isZero();
  }

  @Test
  void slowsDownWhenDispatchAsksButNotBeyondTheLease() {
    assertThat(wait(pace.asked(4), NEWS, 0)).isEqualTo(Duration.ofSeconds(4));
    assertThat(wait(pace.asked(600), NEWS, 0)).isEqualTo(Duration.ofSeconds(10));
    assertThat(wait(pace.asked(0), NEWS, 0)).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void comesBackToItsPaceWhenDispatchDoes() {
    var slowed = pace.slower().slower().slower().slower().slower();
    assertThat(wait(slowed, NEWS, 0)).isEqualTo(Duration.ofSeconds(10));
    assertThat(slowed.asked(1)).isEqualTo(pace);
  }

  @Test
  void beatsThreeTimesInAShortLease() {
    var brief = BeatPace.of(2);
    assertThat(wait(brief, NO_NEWS, 0)).isLessThan(Duration.ofMillis(700));
    assertThat(wait(brief.asked(5), NEWS, 0)).isLessThan(Duration.ofMillis(700));
  }

  private static Duration wait(BeatPace pace, boolean news, long millisSinceLast) {
    return pace.untilNext(LAST, news, LAST.plusMillis(millisSinceLast));
  }
}
