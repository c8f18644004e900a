package com.aifilmstudio.gateway.webhooks;

import static com.aifilmstudio.gateway.testkit.Films.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Endpoints as their account handles them over HTTP. */
record Hooks(String caller) {

  static final String PATH = "/v1/webhook-endpoints";

  Response create(Map<String, ?> body) {
    return as(caller).body(body).post(PATH);
  }

  /** A new one, with its secret. */
  JsonPath endpoint(String url, String... types) {
    return create(Map.of("url", url, "event_types", List.of(types)))
        .then()
        .statusCode(201)
        .extract()
        .jsonPath();
  }

  Response read(String id) {
    return as(caller).get(PATH + "/" + id);
  }

  Response change(String id, Map<String, ?> body) {
    return as(caller).body(body).patch(PATH + "/" + id);
  }

  /** Has something sent to it; the delivery's id. */
  String test(String id) {
    return as(caller).post(PATH + "/" + id + "/test").then().statusCode(202).extract().path("id");
  }

  Response replay(String id, String delivery) {
    return as(caller).post(PATH + "/" + id + "/deliveries/" + delivery + "/replay");
  }

  JsonPath delivery(String id, String delivery) {
    return as(caller)
        .get(PATH + "/" + id + "/deliveries/" + delivery)
        .then()
        .statusCode(200)
        .extract()
        .jsonPath();
  }

  JsonPath deliveries(String id, String query) {
    return as(caller)
        .get(PATH + "/" + id + "/deliveries" + query)
        .then()
        .statusCode(200)
        .extract()
        .jsonPath();
  }

  /** What came of so many attempts, when they are over. */
  List<String> outcomes(String id, String delivery, int attempts) {
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(() -> assertThat(delivery(id, delivery).getList("log")).hasSize(attempts));
    return delivery(id, delivery).getList("log.outcome");
  }
}
