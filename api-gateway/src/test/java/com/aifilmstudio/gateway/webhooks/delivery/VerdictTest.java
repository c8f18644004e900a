package com.aifilmstudio.gateway.webhooks.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.aifilmstudio.store.webhook.Attempt.Outcome;
import com.aifilmstudio.store.webhook.Disabled.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class VerdictTest {

  private static final Instant NOW = Instant.parse("2026-05-01T12:00:00Z");
  private static final Duration PATIENCE = Duration.ofDays(5);

  @Test
  void twoHundredsAreSuccessAndNothingElseIs() {
    for (int status : List.of(200, 201, 202, 204, 299)) {
      assertThat(on(status, null)).as("%d", status).isEqualTo(new Verdict.Arrived());
    }
    for (int status : List.of(100, 300, 301, 302, 304, 307, 308, 400, 401, 404, 429, 500, 503)) {
      assertThat(on(status, null)).as("%d", status).isInstanceOf(Verdict.Again.class);
    }
    assertThat(Reply.answered(307, null).outcome()).isEqualTo(Outcome.Redirected);
  }

  @Test
  void goneIsTheEnd() {
    assertThat(on(410, null)).isEqualTo(new Verdict.Unwanted());
    assertThat(Verdict.ends(Outcome.Gone, Optional.of(NOW), PATIENCE, NOW)).contains(Reason.Gone);
  }

  @Test
  void whatFailsToTheEndOfTheScheduleIsGivenUp() {
    var reply = Reply.none(Outcome.TimedOut);
    assertThat(Verdict.on(reply, 1, 0, NOW)).isEqualTo(new Verdict.Again(NOW.plusSeconds(5)));
    assertThat(Verdict.on(reply, 10, 0, NOW)).isEqualTo(new Verdict.GivenUp());
  }

  @Test
  void anEndpointMaySlowUsDownButNotPutUsOff() {
    assertThat(on(429, "60")).isEqualTo(new Verdict.Again(NOW.plusSeconds(60)));
    assertThat(on(503, "1")).isEqualTo(new Verdict.Again(NOW.plusSeconds(5)));
    assertThat(on(503, "999999")).isEqualTo(new Verdict.Again(NOW.plusSeconds(3600)));
    assertThat(on(503, "-1")).isEqualTo(new Verdict.Again(NOW.plusSeconds(5)));
    assertThat(on(503, "Wed, 21 Oct 2026 07:28:00 GMT"))
        .isEqualTo(new Verdict.Again(NOW.plusSeconds(5)));
  }

  @Test
  void anEndpointThatNothingReachesForDaysIsEnded() {
    var since = Optional.of(NOW.minus(PATIENCE));
    assertThat(Verdict.ends(Outcome.Unreachable, since, PATIENCE, NOW)).contains(Reason.Failing);
    assertThat(Verdict.ends(Outcome.Unreachable, since, PATIENCE, NOW.minusMillis(1))).isEmpty();
    assertThat(Verdict.ends(Outcome.Delivered, since, PATIENCE, NOW)).isEmpty();
    assertThat(Verdict.ends(Outcome.Delivered, Optional.empty(), PATIENCE, NOW)).isEmpty();
  }

  private static Verdict on(int status, String retryAfter) {
    return Verdict.on(Reply.answered(status, retryAfter), 1, 0, NOW);
  }
}
