package com.aifilmstudio.gateway.access.door;

import static io.restassured.RestAssured.given;

import com.aifilmstudio.gateway.access.session.SessionCookie;
import com.aifilmstudio.local.parts.testkit.SharedIssuer;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;

/** Somebody at the door, in the ways in which one can come. */
final class Visitor {

  private static final String BACK = "http://127.0.0.1:4711/signed-in";

  /** The verifier and its challenge of RFC 7636, appendix B. */
  static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";

  private static final String QUERY =
      "response_type=code&scope=openid&client_id=studio-page&state=s1&nonce=n1"
          + "&code_challenge_method=S256"
          + "&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&redirect_uri="
          + BACK;

  private Visitor() {}

  /** With this in the Authorization header. */
  static RequestSpecification with(String token) {
    return given().header("Authorization", "Bearer " + token);
  }

  static RequestSpecification as(String account, String role) {
    return with(SharedIssuer.token(account, role));
  }

  /** As the page of this gateway, with a session. */
  static RequestSpecification withSession(String cookie) {
    return given().cookie(SessionCookie.NAME, cookie).header("Sec-Fetch-Site", "same-origin");
  }

  /** Signs in at the issuer and here; the cookie. */
  static String signIn(String account, String role) {
    return given()
        .contentType("application/json")
        .body(signInBody(code(account, role)))
        .post("/v1/sessions")
        .then()
        .statusCode(201)
        .extract()
        .cookie(SessionCookie.NAME);
  }

  static Map<String, String> signInBody(String code) {
    return Map.of("code", code, "code_verifier", VERIFIER, "redirect_uri", BACK, "nonce", "n1");
  }

  /** What the issuer sends back with the browser. */
  static String code(String account, String role) {
    var form = "name=somebody&account=%s&role=%s".formatted(account, role);
    var request =
        HttpRequest.newBuilder(SharedIssuer.get().url().resolve("/authorize?" + QUERY))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form))
            .build();
    try {
      var answer = HttpClient.newHttpClient().send(request, BodyHandlers.discarding());
      var back = URI.create(answer.headers().firstValue("Location").orElseThrow());
      return back.getQuery().replaceAll(".*code=([^&]+).*", "$1");
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** A new key's secret and id. */
  static Map<String, String> key(String account, String role) {
    return as(account, role)
        .contentType("application/json")
        .body(Map.of("name", "nightly cut", "role", role))
        .post("/v1/api-keys")
        .then()
        .statusCode(201)
        .extract()
        .jsonPath()
        .getMap("");
  }

  /** A new webhook endpoint's id. */
  static String endpoint(String account, String role) {
    return as(account, role)
        .contentType("application/json")
        .body(Map.of("url", "https://example.com/hook", "event_types", List.of("job.failed")))
        .post("/v1/webhook-endpoints")
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }
}
