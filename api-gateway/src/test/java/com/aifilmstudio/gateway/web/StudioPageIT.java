package com.aifilmstudio.gateway.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.aifilmstudio.gateway.testkit.GatewayTest;
import io.restassured.RestAssured;
import io.restassured.config.DecoderConfig;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@GatewayTest
class StudioPageIT {

  private static final Pattern SCRIPT = Pattern.compile("<script[^>]*>");
  private static final Pattern SOURCE = Pattern.compile("src=\"([^\"]+)\"");
  private static final int MOST_SCRIPT = 200_000;

  @BeforeEach
  void aPageIsThere() {
    assumeTrue(
        getClass().getResource("/META-INF/resources/index.html") != null,
        "the studio page was not built here: no Node.js, or no registry for its packages");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/film/", "/new/", "/credits/", "/sign-in/"})
  void eachPageIsServedWithItsPolicyAndHasNothingThatThePolicyForbids(String path) {
    given()
        .get(path)
        .then()
        .statusCode(200)
        .contentType("text/html")
        .header("Content-Security-Policy", containsString("script-src 'self';"))
        .header("Content-Security-Policy", not(containsString("unsafe")))
        .header("Cache-Control", "no-cache");
    var html = given().get(path).asString();
    assertThat(SCRIPT.matcher(html).results()).allMatch(tag -> tag.group().contains("src=\"/"));
    assertThat(html)
        .doesNotContain("<style")
        .doesNotContain(" style=\"")
        .doesNotContain("href=\"http");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/film/", "/new/"})
  void aFirstVisitFetchesLessScriptThanAnybodyWaitsFor(String path) {
    var html = given().get(path).asString();
    long fetched =
        SCRIPT
            .matcher(html)
            .results()
            .map(MatchResult::group)
            .distinct()
            // Modern browsers leave these out; they are for those that know no modules.
            .filter(tag -> !tag.contains("noModule"))
            .mapToLong(StudioPageIT::compressed)
            .sum();
    assertThat(fetched).isBetween(1000L, (long) MOST_SCRIPT);
  }

  /** As it goes over the wire. */
  private static long compressed(String tag) {
    var source = SOURCE.matcher(tag);
    assertThat(source.find()).isTrue();
    var answer =
        given()
            .config(
                RestAssured.config()
                    .decoderConfig(DecoderConfig.decoderConfig().noContentDecoders()))
            .header("Accept-Encoding", "gzip")
            .get(source.group(1));
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.header("Cache-Control")).contains("immutable");
    return answer.asByteArray().length;
  }

  @Test
  void theInterfaceKeepsItsOwnHeaders() {
    assertThat(given().get("/version").header("Content-Security-Policy"))
        .satisfiesAnyOf(
            policy -> assertThat(policy).isNull(),
            policy -> assertThat(policy).doesNotContain("script-src 'self'"));
  }
}
