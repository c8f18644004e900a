package com.aifilmstudio.gateway.access.door;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import com.aifilmstudio.gateway.access.session.SessionCookie;
import com.aifilmstudio.gateway.testkit.GatewayTest;
import com.aifilmstudio.local.parts.testkit.SharedIssuer;
import com.aifilmstudio.local.parts.testkit.SharedRedis;
import io.quarkus.redis.datasource.RedisDataSource;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** People at the page: in, out, and what another site cannot do with their browser. */
@GatewayTest
class SessionsIT {

  @Inject RedisDataSource redis;

  @Test
  void thePageIsToldWherePeopleSignIn() {
    given()
        .get("/v1/sign-in")
        .then()
        .statusCode(200)
        .body("authorization_endpoint", equalTo(SharedIssuer.get().url() + "/authorize"))
        .body("client_id", equalTo("studio-page"));
  }

  @Test
  void whoSignsInIsKnownByTheCookieUntilSigningOut() {
    var cookie = Visitor.signIn("oslo", "maker");
    Visitor.withSession(cookie)
        .get("/v1/me")
        .then()
        .statusCode(200)
        .body("account", equalTo("oslo"))
        .body("role", equalTo("maker"));

    Visitor.withSession(cookie).delete("/v1/sessions/current").then().statusCode(204);

    Visitor.withSession(cookie).get("/v1/me").then().statusCode(401);
  }

  @Test
  void theCookieIsOutOfReachOfScriptsOtherSitesAndPlainNetworks() {
    var cookie =
        given()
            .contentType("application/json")
            .body(Visitor.signInBody(Visitor.code("oslo", "viewer")))
            .post("/v1/sessions")
            .then()
            .statusCode(201)
            .body("expires_at", notNullValue())
            .extract()
            .detailedCookie(SessionCookie.NAME);

    assertThat(cookie.isHttpOnly()).isTrue();
    assertThat(cookie.isSecured()).isTrue();
    assertThat(cookie.getSameSite()).isEqualToIgnoringCase("Strict");
    assertThat(cookie.getPath()).isEqualTo("/");
    assertThat(cookie.getDomain()).isNull();
    assertThat(SessionCookie.NAME).startsWith("__Host-");
  }

  @Test
  void aSignInAlwaysOpensANewSession() {
    var known = Visitor.signIn("oslo", "viewer");

    var fresh =
        given()
            .cookie(SessionCookie.NAME, known)
            .contentType("application/json")
            .body(Visitor.signInBody(Visitor.code("oslo", "viewer")))
            .post("/v1/sessions")
            .then()
            .statusCode(201)
            .extract()
            .cookie(SessionCookie.NAME);

    assertThat(fresh).isNotEqualTo(known);
  }

  @Test
  void whoReadsRedisCannotSignIn() {
    var cookie = Visitor.signIn("oslo", "maker");

    assertThat(redis.key().keys("session:*")).noneMatch(key -> key.contains(cookie));
  }

  @Test
  void aCodeCountsOnceAndNotWithoutItsVerifierAndNonce() {
    var code = Visitor.code("oslo", "maker");
    var body = Visitor.signInBody(code);
    post(body).then().statusCode(201);
    post(body).then().statusCode(401);

    var other = new HashMap<>(Visitor.signInBody(Visitor.code("oslo", "maker")));
    other.put("nonce", "another");
    post(other).then().statusCode(401);
    var third = new HashMap<>(Visitor.signInBody(Visitor.code("oslo", "maker")));
    third.put("code_verifier", "x".repeat(43));
    post(third).then().statusCode(401);
  }

  @Test
  void aSignInThatSaysWhoItIsIsNotUnderstood() {
    var body = new HashMap<>(Visitor.signInBody(Visitor.code("oslo", "viewer")));
    body.put("role", "admin");

    post(body).then().statusCode(422).body("errors[0].pointer", equalTo("/role"));
  }

  @Test
  void anotherSiteDoesNothingWithTheCookie() {
    var cookie = Visitor.signIn("oslo", "maker");

    given()
        .cookie(SessionCookie.NAME, cookie)
        .header("Sec-Fetch-Site", "cross-site")
        .delete("/v1/sessions/current")
        .then()
        .statusCode(401);
    given()
        .cookie(SessionCookie.NAME, cookie)
        .header("Origin", "https://evil.example")
        .delete("/v1/sessions/current")
        .then()
        .statusCode(401);
    given()
        .cookie(SessionCookie.NAME, cookie)
        .delete("/v1/sessions/current")
        .then()
        .statusCode(401);
    Visitor.withSession(cookie).get("/v1/me").then().statusCode(200);
  }

  @Test
  void anotherSiteIsToldNothingByCors() {
    given()
        .header("Origin", "https://evil.example")
        .header("Access-Control-Request-Method", "POST")
        .options("/v1/sessions")
        .then()
        .header("Access-Control-Allow-Origin", (String) null);
  }

  @Test
  void aTokenThatWasGivenBackCountsNoMore() {
    var token = SharedIssuer.token("oslo", "viewer");
    Visitor.with(token).get("/v1/me").then().statusCode(200);

    Visitor.with(token).delete("/v1/sessions/current").then().statusCode(204);

    Visitor.with(token).get("/v1/me").then().statusCode(401);
  }

  @Test
  void whatCannotBeASessionIsNone() {
    for (var text : new String[] {"", "x", "a".repeat(5000), "../../etc", "session:*"}) {
      Visitor.withSession(text).get("/v1/me").then().statusCode(401);
    }
  }

  @Test
  void whileRedisIsAwayNobodyIsLetInAndNobodyIsSignedOutAndKeysStillOpen() {
    var cookie = Visitor.signIn("oslo", "viewer");
    var token = SharedIssuer.token("oslo", "viewer");
    var key = Visitor.key("oslo", "maker").get("secret");
    SharedRedis.get().process().kill();
    try {
      for (var asked : List.of(Visitor.withSession(cookie), Visitor.with(token))) {
        asked
            .get("/v1/me")
            .then()
            .statusCode(503)
            .header("Retry-After", notNullValue())
            .body("type", equalTo("https://ai-filmstudio.com/problems/session-unavailable"));
      }
      Visitor.with(key).get("/v1/me").then().statusCode(200);
      given().get("/v1/me").then().statusCode(401);
    } finally {
      SharedRedis.get().startAgain();
    }
    Visitor.withSession(cookie).get("/v1/me").then().statusCode(200);
  }

  private static Response post(Map<String, String> body) {
    return given().contentType("application/json").body(body).post("/v1/sessions");
  }
}
