package com.aifilmstudio.core.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class LastForecastTest {

  private Instant now = Instant.parse("2026-05-01T12:00:00Z");
  private Duration takes = Duration.ZERO;
  private int made;
  private final LastForecast last = new LastForecast(this::make, () -> now);

  @Test
  void howeverManyAskItIsMadeOnceInAFewSeconds() {
    for (int i = 0; i < 1_000; i++) {
      last.get();
    }
    assertThat(made).isEqualTo(1);

    pass(Duration.ofSeconds(3));
    last.get();
    assertThat(made).isEqualTo(2);
  }

  @Test
  void whatTakesLongIsMadeLessOften() {
    takes = Duration.ofSeconds(2);
    last.get();
    pass(Duration.ofSeconds(39));
    last.get();
    assertThat(made).isEqualTo(1);

    pass(Duration.ofSeconds(1));
    last.get();
    assertThat(made).isEqualTo(2);
  }

  @Test
  void whileOneMakesItOthersGetTheOneBefore() throws Exception {
    var first = last.get();
    pass(Duration.ofSeconds(5));
    var begun = new CountDownLatch(1);
    var end = new CountDownLatch(1);
    var slow =
        new LastForecast(
            () -> {
              if (made == 1) {
                return make();
              }
              begun.countDown();
              await(end);
              return make();
            },
            () -> now);
    var before = slow.get();
    pass(Duration.ofSeconds(5));
    var next = CompletableFuture.supplyAsync(slow::get);
    begun.await();
    assertThat(slow.get()).isSameAs(before).isNotSameAs(first);
    end.countDown();
    assertThat(next.get()).isNotSameAs(before);
  }

  @Test
  void poolsAreForecastForThemselves() {
    var forecasts = new LatestForecasts(pool -> make(), () -> now);
    forecasts.film("one", "job");
    forecasts.film("one", "job");
    forecasts.film("other", "job");
    assertThat(made).isEqualTo(2);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private PoolForecast make() {
    made++;
    pass(takes);
    return new PoolForecast(Map.of(), now);
  }

  private void pass(Duration time) {
    now = now.plus(time);
  }
}
