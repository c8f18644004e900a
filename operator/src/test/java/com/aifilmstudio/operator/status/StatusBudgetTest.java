package com.aifilmstudio.operator.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class StatusBudgetTest {

  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-06-01T12:00:00Z"));
  private final StatusBudget budget = new StatusBudget(now::get, Duration.ofSeconds(1), 20);

  @Test
  void oneJobIsWrittenOnceASecondAndToldHowLongToWait() {
    assertThat(budget.take("a")).isZero();
    pass(Duration.ofMillis(300));
    assertThat(budget.take("a")).isEqualTo(Duration.ofMillis(700));
    pass(Duration.ofMillis(700));
    assertThat(budget.take("a")).isZero();
  }

  @Test
  void allJobsTogetherAreWrittenTwentyTimesASecond() {
    int written = 0;
    for (int millis = 0; millis < 10_000; millis++) {
      if (budget.take("job-" + millis).isZero()) {
        written++;
      }
      pass(Duration.ofMillis(1));
    }
    // One second's worth may be saved up.
    assertThat(written).isBetween(200, 221);
  }

  @Test
  void whoWaitsAsLongAsToldIsWritten() {
    for (int job = 0; job < 20; job++) {
      assertThat(budget.take("job-" + job)).isZero();
    }
    var wait = budget.take("late");
    assertThat(wait).isPositive();
    pass(wait);
    assertThat(budget.take("late")).isZero();
  }

  @Test
  void whatIsNotHeldBackTakesNothingFromTheOthersAndIsFollowedByAPause() {
    for (int job = 0; job < 1000; job++) {
      budget.note("first-" + job);
    }
    assertThat(budget.take("other")).isZero();
    assertThat(budget.take("first-999")).isEqualTo(Duration.ofSeconds(1));
    pass(Duration.ofSeconds(1));
    assertThat(budget.take("first-999")).isZero();
  }

  private void pass(Duration time) {
    now.updateAndGet(t -> t.plus(time));
  }
}
