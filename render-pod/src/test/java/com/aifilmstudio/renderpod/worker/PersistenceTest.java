package com.aifilmstudio.renderpod.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PersistenceTest {

  private final List<Duration> waits = new ArrayList<>();
  private final AtomicInteger calls = new AtomicInteger();
  private final Persistence persistence =
      new Persistence(
          new Backoff(Duration.ofMillis(500), Duration.ofSeconds(15), new SplittableRandom(1)),
          waits::add);

  @Test
  void outlastsAnOutageOfAnHour() throws Exception {
    var answer = persistence.untilAnswered(() -> answerAfter(250));
    assertThat(answer).isEqualTo("answer");
    assertThat(waits.stream().reduce(Duration.ZERO, Duration::plus))
        .isGreaterThan(Duration.ofMinutes(40));
    assertThat(waits).allMatch(wait -> wait.compareTo(Duration.ofSeconds(15)) <= 0);
  }

  @Test
  void takesARefusalForAnAnswer() {
    assertThatThrownBy(
            () ->
                persistence.untilAnswered(
                    () -> {
                      answerAfter(3);
                      throw new DispatchException.Fenced("another has it");
                    }))
        .isInstanceOf(DispatchException.Fenced.class);
    assertThat(waits).hasSize(3);
  }

  private String answerAfter(int failures) throws DispatchException {
    if (calls.incrementAndGet() <= failures) {
      throw new DispatchException.Unavailable("away");
    }
    return "answer";
  }
}
