package com.aifilmstudio.operator.previews;

import static org.assertj.core.api.Assertions.assertThat;

import com.aifilmstudio.operator.previews.Previews.Limits;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PreviewsTest {

  private Instant now = Instant.parse("2026-05-01T12:00:00Z");
  private final Previews previews =
      new Previews(() -> now, new Limits(100, 3, Duration.ofMillis(900), Duration.ofMinutes(15)));

  @Test
  void theNewestTakesThePlaceOfTheOneBefore() {
    previews.put("a", new byte[] {1});
    var before = previews.find("a").orElseThrow();
    previews.put("a", new byte[] {2});
    assertThat(previews.find("a").orElseThrow().jpeg()).containsExactly(2);
    assertThat(previews.find("a").orElseThrow().tag()).isNotEqualTo(before.tag());
    assertThat(previews.find("b")).isEmpty();
  }

  @Test
  void oneTaskSendsOneASecond() {
    assertThat(previews.admits("a")).isTrue();
    previews.put("a", new byte[1]);
    assertThat(previews.admits("a")).isFalse();
    pass(Duration.ofSeconds(1));
    assertThat(previews.admits("a")).isTrue();
  }

  @Test
  void allTasksTogetherSendSoManyASecond() {
    assertThat(previews.admits("a")).isTrue();
    assertThat(previews.admits("b")).isTrue();
    assertThat(previews.admits("c")).isTrue();
    assertThat(previews.admits("d")).isFalse();
    pass(Duration.ofSeconds(1));
    assertThat(previews.admits("d")).isTrue();
  }

  @Test
  void theOldestGoWhenThereIsNoRoom() {
    previews.put("a", new byte[40]);
    previews.put("b", new byte[40]);
    previews.put("a", new byte[40]);
    previews.put("c", new byte[40]);
    assertThat(previews.find("b")).as("the oldest").isEmpty();
    assertThat(previews.find("a")).isPresent();
    assertThat(previews.find("c")).isPresent();
  }

  @Test
  void whatIsOldIsNotShown() {
    previews.put("a", new byte[1]);
    pass(Duration.ofMinutes(15));
    assertThat(previews.find("a")).isEmpty();
  }

  private void pass(Duration time) {
    now = now.plus(time);
  }
}
