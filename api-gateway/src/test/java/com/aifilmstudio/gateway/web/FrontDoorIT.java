package com.aifilmstudio.gateway.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.aifilmstudio.gateway.testkit.GatewayTest;
import java.util.Map;
import org.junit.jupiter.api.Test;

@GatewayTest
class FrontDoorIT {

  @Test
  void theGatewayTellsItsVersionToEverybody() {
    given().get("/version").then().statusCode(200).body("api", equalTo("v1"));
  }

  @Test
  void itIsReadyWhileTheDatabaseAnswers() {
    given().get("/q/health/ready").then().statusCode(200).body("status", equalTo("UP"));
  }

  @Test
  void anAddressWithNothingUnderItIsAProblem() {
    given()
        .get("/v1/nothing")
        .then()
        .statusCode(404)
        .contentType("application/problem+json")
        .body("type", equalTo("https://ai-filmstudio.com/problems/not-found"))
        .body("status", equalTo(404));
  }

  @Test
  void theDescriptionOfTheInterfaceIsServed() {
    given()
        .accept("application/json")
        .get("/openapi")
        .then()
        .statusCode(200)
        .body("openapi", equalTo("3.1.0"))
        .body("paths.'/version'.get.operationId", equalTo("version"));
  }

  @Test
  void theDescriptionSpellsPropertiesAsTheyAreSent() {
    var schemas =
        given()
            .accept("application/json")
            .get("/openapi")
            .jsonPath()
            .<Map<String, Map<String, Map<String, Object>>>>get("components.schemas");

    assertThat(schemas.get("Job").get("properties")).containsKeys("created_at", "desired_state");
    assertThat(schemas.values())
        .flatExtracting(schema -> schema.getOrDefault("properties", Map.of()).keySet())
        .allSatisfy(name -> assertThat(name).matches("[a-z0-9_]+"));
  }
}
