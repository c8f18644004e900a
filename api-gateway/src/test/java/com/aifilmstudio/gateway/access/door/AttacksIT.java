package com.aifilmstudio.gateway.access.door;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.oneOf;

import com.aifilmstudio.gateway.testkit.GatewayTest;
import com.aifilmstudio.local.parts.testkit.SharedIssuer;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What OWASP's list of 2023 warns of, tried at the door. */
@GatewayTest
class AttacksIT {

  @TestHTTPResource URI gateway;
  @Inject RedisDataSource redis;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1/audit",
        "/v1/audit;x",
        "/v1/audit;x=1",
        "/v1;x/audit",
        "/;x/v1/audit",
        "/v1/audit/",
        "/v1//audit",
        "//v1/audit",
        "/v1/./audit",
        "/v1%2Faudit",
        "/v1%2faudit",
        "/%76%31/audit",
        "/v1/%61udit",
        "/v1/audit%2F",
        "/v1/audit%00",
        "/v1/audit%3Bx",
        "/v1/audit%20",
        "/v1/audit.json",
        "/V1/AUDIT",
        "/version/../v1/audit",
        "/version/..;/v1/audit",
        "/version%2f..%2fv1/audit",
        "/q/health/../../v1/audit",
        "/v1/sign-in/../audit",
        "/v1/sign-in;/../audit",
        "/v1\\audit"
      })
  void noSpellingOfAnAddressLeadsPastItsRole(String path) {
    var viewer = "Authorization: Bearer " + SharedIssuer.token("oslo", "viewer");
    var raw = new RawHttp(gateway);

    assertThat(raw.status("GET " + path + " HTTP/1.1")).isIn(400, 401, 404);
    assertThat(raw.status("GET " + path + " HTTP/1.1", viewer)).isIn(400, 403, 404);
  }

  @Test
  void anOperationThatSaysNothingOfItsCallersIsClosed() {
    given().get("/v1/forgotten").then().statusCode(401);
    Visitor.as("house", "admin").get("/v1/forgotten").then().statusCode(403);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"X-HTTP-Method-Override: GET", "X-HTTP-Method: GET", "X-Method-Override: GET"})
  void aMethodIsTheOneOfTheRequestLine(String header) {
    var raw = new RawHttp(gateway);
    var token = "Authorization: Bearer " + SharedIssuer.token("oslo", "maker");

    assertThat(raw.status("PUT /v1/me HTTP/1.1", token, header, "Content-Length: 0"))
        .isIn(404, 405);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "X-Forwarded-User: ada",
        "X-Remote-User: ada",
        "X-Account: house",
        "X-Original-URL: /version",
        "X-Rewrite-URL: /version",
        "Forwarded: for=127.0.0.1",
        "Authorization: Basic YWRhOmFkYQ==",
        "Authorization: Bearer",
        "Authorization: Bearer ",
        "Authorization: ",
        "Authorization: Negotiate x"
      })
  void noHeaderStandsForAProof(String header) {
    assertThat(new RawHttp(gateway).status("GET /v1/me HTTP/1.1", header)).isEqualTo(401);
  }

  @Test
  void twoProofsAreNone() {
    var one = "Authorization: Bearer " + SharedIssuer.token("oslo", "viewer");

    assertThat(new RawHttp(gateway).status("GET /v1/me HTTP/1.1", one, one)).isEqualTo(401);
  }

  @Test
  void aTokenInAnAddressIsNotLookedAt() {
    var token = SharedIssuer.token("oslo", "viewer");

    given().queryParam("access_token", token).get("/v1/me").then().statusCode(401);
    given().queryParam("token", token).get("/v1/me").then().statusCode(401);
  }

  @Test
  void whoHasNoRoleIsKnownAndMayNothing() {
    Visitor.as("oslo", "root").get("/v1/me").then().statusCode(403);
  }

  @Test
  void aBadTokenIsNotRefusedWhereNobodyAsksForOne() {
    Visitor.with("nonsense").get("/version").then().statusCode(200);
  }

  @Test
  void aRefusalSaysHowToProveWhoOneIs() {
    given()
        .get("/v1/me")
        .then()
        .statusCode(401)
        .header("WWW-Authenticate", notNullValue())
        .contentType("application/problem+json")
        .body("type", equalTo("https://ai-filmstudio.com/problems/unauthenticated"));
    Visitor.with("nonsense")
        .get("/v1/me")
        .then()
        .statusCode(401)
        .body("type", equalTo("https://ai-filmstudio.com/problems/unauthenticated"));
  }

  @Test
  void tooDeepABodyIsRefused() {
    post("[".repeat(100_000)).then().statusCode(400);
    post("{\"name\":" + "{\"a\":".repeat(5_000) + "1" + "}".repeat(5_001))
        .then()
        .statusCode(is(oneOf(400, 422)));
  }

  @Test
  void tooLongABodyIsRefused() {
    post("{\"name\":\"" + "x".repeat(600_000) + "\"}").then().statusCode(413);
  }

  @Test
  void aPackedBodyIsNotUnpacked() throws IOException {
    var packed = new ByteArrayOutputStream();
    try (var out = new GZIPOutputStream(packed)) {
      out.write("{\"name\":\"k\",\"role\":\"viewer\"}".getBytes());
    }

    Visitor.as("oslo", "maker")
        .contentType("application/json")
        .header("Content-Encoding", "gzip")
        .body(packed.toByteArray())
        .post("/v1/api-keys")
        .then()
        .statusCode(400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/plain", "application/xml", "application/x-www-form-urlencoded"})
  void onlyJsonIsRead(String type) {
    Visitor.as("oslo", "maker")
        .contentType(type)
        .body("<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><x>&e;</x>")
        .post("/v1/api-keys")
        .then()
        .statusCode(415);
  }

  @Test
  void longHeadersAndAddressesAreRefused() {
    var raw = new RawHttp(gateway);

    assertThat(raw.status("GET /v1/me HTTP/1.1", "X: " + "x".repeat(40_000))).isIn(400, 431);
    assertThat(raw.status("GET /v1/me?" + "x".repeat(40_000) + " HTTP/1.1")).isIn(400, 414);
  }

  @Test
  void aLengthThatIsToldTwiceIsRefused() {
    var raw = new RawHttp(gateway);

    assertThat(raw.status("POST /v1/sessions HTTP/1.1", "Content-Length: 0", "Content-Length: 5"))
        .isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "{\"name\":1}", "null", "[]", "{\"name\":\"\\ud800\"}"})
  void aRefusalTellsNothingOfTheInside(String body) {
    var answer = post(body);

    assertThat(answer.statusCode()).isBetween(400, 499);
    assertThat(answer.asString())
        .doesNotContain("com.aifilmstudio", "Exception", "jackson", "\tat ", "jooq", "org.");
  }

  @Test
  void everyAnswerTellsBrowsersToBeCareful() {
    for (var path : new String[] {"/version", "/v1/me", "/v1/nothing"}) {
      given()
          .get(path)
          .then()
          .header("X-Content-Type-Options", "nosniff")
          .header("X-Frame-Options", "DENY")
          .header("Referrer-Policy", "no-referrer")
          .header("Strict-Transport-Security", notNullValue())
          .header("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
    }
    Visitor.as("oslo", "viewer").get("/v1/me").then().header("Cache-Control", "no-store");
  }

  @Test
  void everyAnswerTellsHowMuchIsLeft() {
    Visitor.as("trondheim", "viewer")
        .get("/v1/me")
        .then()
        .header("RateLimit-Policy", "\"default\";q=1200;w=60")
        .header("RateLimit", matchesPattern("\"default\";r=11\\d\\d;t=\\d+"));
  }

  @Test
  void whoAsksTooMuchWaitsAndNobodyElse() {
    Visitor.as("narvik", "viewer").get("/v1/me").then().statusCode(200);
    redis.value(Long.class).incrby("rate:account:narvik", 1200);

    Visitor.as("narvik", "maker")
        .get("/v1/me")
        .then()
        .statusCode(429)
        .header("Retry-After", notNullValue())
        .header("RateLimit", matchesPattern("\"default\";r=0;t=\\d+"))
        .body("type", equalTo("https://ai-filmstudio.com/problems/quota-exceeded"));
    Visitor.as("tromso", "viewer").get("/v1/me").then().statusCode(200);
  }

  @Test
  void signInsFromOneAddressAreCounted() {
    var key = "rate:sign-in:127.0.0.1";
    var before = redis.value(Long.class).get(key);
    redis.value(Long.class).setex(key, 60, 30L);
    try {
      given()
          .contentType("application/json")
          .body(Visitor.signInBody("no-such-code"))
          .post("/v1/sessions")
          .then()
          .statusCode(429);
    } finally {
      redis.key().del(key);
    }
    assertThat(before == null || before <= 30).isTrue();
  }

  private static Response post(String body) {
    return Visitor.as("oslo", "maker")
        .contentType("application/json")
        .body(body)
        .post("/v1/api-keys");
  }
}
