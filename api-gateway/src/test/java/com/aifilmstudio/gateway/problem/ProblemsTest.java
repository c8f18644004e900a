package com.aifilmstudio.gateway.problem;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProblemsTest {

  record Inner(int number) {}

  record Body(String name, List<Inner> list) {}

  @Test
  void everyTypeHasAnAddressAndAStatusOfAnError() {
    assertThat(Arrays.stream(ProblemType.values()).map(ProblemType::uri)).doesNotHaveDuplicates();
    assertThat(ProblemType.values()).allMatch(type -> type.status() >= 400 && type.status() < 600);
    assertThat(ProblemType.IDEMPOTENCY_KEY_REUSED.uri())
        .hasToString("https://ai-filmstudio.com/problems/idempotency-key-reused");
  }

  @Test
  void aValueOfTheWrongTypeIsPointedAt() {
    assertThat(fault("{\"list\": [{\"number\": 1}, {\"number\": \"one\"}]}"))
        .isEqualTo(
            new Problem.Invalid(
                List.of(
                    new Problem.Invalid.Fault(
                        "/list/1/number", "This value is not of the right type."))));
  }

  @Test
  void anUnknownPropertyIsNamed() {
    assertThat(fault("{\"nam/e\": 1}"))
        .isEqualTo(
            new Problem.Invalid(
                List.of(
                    new Problem.Invalid.Fault("/nam~1e", "There is no property \"nam/e\" here."))));
  }

  @Test
  void whatIsNoJsonIsMalformed() {
    assertThat(fault("{\"name\": ").type()).isEqualTo(ProblemType.MALFORMED);
    assertThat(fault("[]").type()).isEqualTo(ProblemType.MALFORMED);
  }

  @Test
  void aProblemOfNotNowSaysWhen() {
    var later = new Problem.Later(ProblemType.BACKPRESSURE, "Busy.", Duration.ofSeconds(3));
    assertThat(Problems.answer(later).getHeaderString("Retry-After")).isEqualTo("3");
    assertThat(Problems.answer(later).getStatus()).isEqualTo(503);
  }

  @Test
  void missingCreditsAreCounted() {
    var body = ProblemBody.of(new Problem.InsufficientCredits(20, 3));
    assertThat(body.required()).contains(20L);
    assertThat(body.available()).contains(3L);
    assertThat(body.errors()).isEqualTo(Optional.empty());
  }

  private static Problem fault(String text) {
    try {
      new JsonMapper().readValue(text, Body.class);
    } catch (JsonProcessingException e) {
      return BodyFaults.of(e);
    }
    throw new AssertionError("can be read: " + text);
  }
}
