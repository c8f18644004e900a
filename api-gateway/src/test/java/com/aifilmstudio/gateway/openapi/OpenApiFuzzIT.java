package com.aifilmstudio.gateway.openapi;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.aifilmstudio.gateway.testkit.Films;
import com.aifilmstudio.gateway.testkit.GatewayTest;
import com.aifilmstudio.local.parts.testkit.SharedIssuer;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Odd requests to every operation of the description: what is refused is refused as a problem. */
@GatewayTest
class OpenApiFuzzIT {

  private static final Pattern NAME = Pattern.compile("\\{[^}]+}");

  /** Longer than that an answer is cut off in what a person reads. */
  private static final int ENOUGH = 300;

  /** A signature takes longer than an answer. */
  private final Map<Integer, String> tokens = new HashMap<>();

  @Inject Films films;

  private final SoftAssertions softly = new SoftAssertions();
  private int asked;

  @BeforeEach
  void offer() {
    films.offer();
  }

  @Test
  void noBodyIsTooOdd() {
    for (var operation : Described.all()) {
      if (operation.schema().isPresent()) {
        for (var body : OddRequests.strange()) {
          check(operation, body, ask(operation, "x", body));
        }
        for (var body : OddRequests.bent(operation)) {
          check(operation, body, ask(operation, "x", body));
        }
      }
    }
    softly.assertAll();
    assertThat(asked).isGreaterThan(200);
  }

  @Test
  void noNameInAPathIsTooOdd() {
    for (var operation : Described.all()) {
      if (operation.path().contains("{")) {
        for (var word : OddRequests.WORDS) {
          check(operation, word, ask(operation, word, "{}"));
        }
      }
    }
    softly.assertAll();
  }

  @Test
  void noParameterAndNoHeaderIsTooOdd() {
    for (var operation : Described.all()) {
      for (var parameter : operation.parameters("query")) {
        for (var word : OddRequests.WORDS) {
          var name = parameter.path("name").asText();
          check(
              operation,
              name + "=" + word,
              send(operation, caller().queryParam(name, word), "x", "{}"));
        }
      }
      for (var parameter : operation.parameters("header")) {
        for (var word : OddRequests.WORDS) {
          if (word.chars().allMatch(c -> c >= ' ' && c < 127)) {
            var name = parameter.path("name").asText();
            check(
                operation,
                name + ": " + word,
                send(operation, caller().header(name, word), "x", "{}"));
          }
        }
      }
    }
    softly.assertAll();
  }

  private Response ask(Described operation, String id, String body) {
    return send(operation, keyed(), id, body);
  }

  private Response send(Described operation, RequestSpecification caller, String id, String body) {
    asked++;
    if (!operation.method().equals("GET") && !operation.method().equals("DELETE")) {
      caller.contentType(ContentType.JSON).body(body.getBytes(UTF_8));
    }
    var names = NAME.matcher(operation.path()).results().map(it -> (Object) id).toArray();
    return caller.request(operation.method(), operation.path(), names);
  }

  private RequestSpecification keyed() {
    return caller().header("Idempotency-Key", UUID.randomUUID().toString()).header("If-Match", "*");
  }

  /** Somebody new from time to time: one account may ask only so much in a minute. */
  private RequestSpecification caller() {
    return RestAssured.given()
        .redirects()
        .follow(false)
        .header(
            "Authorization", "Bearer " + tokens.computeIfAbsent(asked / 500, OpenApiFuzzIT::token));
  }

  private static String token(int number) {
    return SharedIssuer.token("fuzz-" + UUID.randomUUID(), "admin");
  }

  private void check(Described operation, String what, Response answer) {
    var told = "%s with %s".formatted(operation, cut(what));
    softly.assertThat(answer.statusCode()).as(told + ": " + cut(answer.asString())).isLessThan(500);
    if (answer.statusCode() >= 400) {
      softly.assertThat(answer.contentType()).as(told).startsWith("application/problem+json");
      softly
          .assertThat(answer.asString())
          .as(told)
          .contains("https://ai-filmstudio.com/problems/")
          .doesNotContain("Exception", "com.aifilmstudio", "org.jooq");
    }
  }

  private static String cut(String text) {
    return text.length() > ENOUGH ? text.substring(0, ENOUGH) + "…" : text;
  }
}
