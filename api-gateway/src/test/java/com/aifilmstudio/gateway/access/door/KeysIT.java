package com.aifilmstudio.gateway.access.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import com.aifilmstudio.gateway.testkit.GatewayTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Keys of programs, from making to taking back, and what the audit tells of them. */
@GatewayTest
class KeysIT {

  @Test
  void aKeyOpensUntilItIsTakenBack() {
    var key = Visitor.key("bergen", "maker");
    Visitor.with(key.get("secret"))
        .get("/v1/me")
        .then()
        .statusCode(200)
        .body("account", equalTo("bergen"))
        .body("subject", equalTo(key.get("id")));

    Visitor.as("bergen", "maker").delete("/v1/api-keys/" + key.get("id")).then().statusCode(204);

    Visitor.with(key.get("secret")).get("/v1/me").then().statusCode(401);
    Visitor.as("bergen", "maker").delete("/v1/api-keys/" + key.get("id")).then().statusCode(204);
  }

  @Test
  void theSecretIsToldOnce() {
    var key = Visitor.key("bergen", "maker");

    Visitor.as("bergen", "maker")
        .get("/v1/api-keys/" + key.get("id"))
        .then()
        .statusCode(200)
        .body("secret", nullValue())
        .body("name", equalTo("nightly cut"));
    assertThat(Visitor.as("bergen", "maker").get("/v1/api-keys").asString())
        .contains(key.get("id"))
        .doesNotContain(key.get("secret"));
  }

  @Test
  void theLastUseIsTold() {
    var key = Visitor.key("bergen", "maker");
    Visitor.with(key.get("secret")).get("/v1/me");

    Visitor.as("bergen", "maker")
        .get("/v1/api-keys/" + key.get("id"))
        .then()
        .body("last_used_at", notNullValue());
  }

  @Test
  void anotherAccountsKeyIsNotThere() {
    var key = Visitor.key("bergen", "maker");

    Visitor.as("oslo", "admin").get("/v1/api-keys/" + key.get("id")).then().statusCode(404);
    Visitor.as("oslo", "admin").delete("/v1/api-keys/" + key.get("id")).then().statusCode(404);
    Visitor.with(key.get("secret")).get("/v1/me").then().statusCode(200);
  }

  @Test
  void aKeyDoesNoMoreThanItsMaker() {
    make("bergen", "maker", Map.of("name", "k", "role", "admin")).then().statusCode(403);
    make("bergen", "maker", Map.of("name", "k", "role", "root")).then().statusCode(422);
    make("bergen", "viewer", Map.of("name", "k", "role", "viewer")).then().statusCode(403);
    make("bergen", "admin", Map.of("name", "k", "role", "viewer")).then().statusCode(201);
  }

  @Test
  void aKeyDoesNoMoreThanItsRole() {
    var key =
        make("bergen", "maker", Map.of("name", "k", "role", "viewer"))
            .jsonPath()
            .getString("secret");

    Visitor.with(key).get("/v1/me").then().statusCode(200).body("role", equalTo("viewer"));
    Visitor.with(key).get("/v1/api-keys").then().statusCode(403);
  }

  @Test
  void aKeyMakesNoKeysAndHasNoSession() {
    var key = Visitor.key("bergen", "admin").get("secret");

    Visitor.with(key)
        .contentType("application/json")
        .body(Map.of("name", "k", "role", "viewer"))
        .post("/v1/api-keys")
        .then()
        .statusCode(403);
    Visitor.with(key).delete("/v1/sessions/current").then().statusCode(409);
  }

  @Test
  void nobodySaysForWhichAccountAKeyIsOrUnderWhichId() {
    for (var more : new String[] {"account", "id", "created_by", "secret", "secret_hash"}) {
      make("bergen", "maker", Map.of("name", "k", "role", "viewer", more, "oslo"))
          .then()
          .statusCode(422)
          .body("errors[0].pointer", equalTo("/" + more));
    }
  }

  @Test
  void aKeyWhoseTimeIsOverIsNotMade() {
    make(
            "bergen",
            "maker",
            Map.of("name", "k", "role", "viewer", "expires_at", "2020-01-01T00:00:00Z"))
        .then()
        .statusCode(422)
        .body("errors[0].pointer", equalTo("/expires_at"));
  }

  @Test
  void aWrongSecretOpensNothing() {
    var secret = Visitor.key("bergen", "maker").get("secret");

    Visitor.with(secret.substring(0, secret.length() - 1)).get("/v1/me").then().statusCode(401);
    Visitor.with(secret + "x").get("/v1/me").then().statusCode(401);
    Visitor.with("afs_' or 1=1 --").get("/v1/me").then().statusCode(401);
  }

  @Test
  void theAuditTellsWhoMadeAndTookBackAKeyAndIsIntact() {
    var key = Visitor.key("bergen", "maker");
    Visitor.as("bergen", "maker").delete("/v1/api-keys/" + key.get("id"));

    Visitor.as("house", "admin")
        .get("/v1/audit?limit=200")
        .then()
        .statusCode(200)
        .body(
            "data.findAll { it.object == '%s' }.act".formatted(key.get("id")),
            equalTo(List.of("api_key.revoked", "api_key.created")))
        .body("data.subject", hasItem("maker-of-bergen"));
    Visitor.as("house", "admin").get("/v1/audit/check").then().body("intact", equalTo(true));
    Visitor.as("house", "operator").get("/v1/audit").then().statusCode(403);
  }

  private static Response make(String account, String role, Map<String, String> body) {
    return Visitor.as(account, role)
        .contentType("application/json")
        .body(body)
        .post("/v1/api-keys");
  }
}
