package com.aifilmstudio.gateway.openapi;

import static com.aifilmstudio.gateway.testkit.Films.aMaker;
import static com.aifilmstudio.gateway.testkit.Films.order;
import static org.assertj.core.api.Assertions.assertThat;

import com.aifilmstudio.core.Json;
import com.aifilmstudio.core.money.MicroCredits;
import com.aifilmstudio.core.money.Rate;
import com.aifilmstudio.gateway.testkit.Films;
import com.aifilmstudio.gateway.testkit.GatewayTest;
import com.aifilmstudio.local.parts.testkit.SharedIssuer;
import com.aifilmstudio.store.Database;
import com.aifilmstudio.store.JobId;
import com.aifilmstudio.store.TakeId;
import com.aifilmstudio.store.money.Captures;
import com.aifilmstudio.store.money.CreditAccounts;
import com.aifilmstudio.store.money.Holds;
import com.aifilmstudio.store.money.NewHold;
import com.fasterxml.jackson.databind.JsonNode;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whoever copies an example out of the description gets what the description promises. */
@GatewayTest
class ExamplesIT {

  /** Its code is a secret of a moment: nobody's any more, but understood. */
  private static final Set<String> OF_A_MOMENT = Set.of("openSession");

  @Inject Films films;
  @Inject Database database;

  private final String maker = aMaker();
  private final String account = maker.split("/")[0];

  @BeforeEach
  void offer() {
    films.offer();
  }

  @Test
  void everyExampleIsAcceptedAsDescribed() {
    var softly = new SoftAssertions();
    int executed = 0;
    for (var operation : Described.all()) {
      for (var example : operation.examples()) {
        var answer = execute(operation, example);
        executed++;
        softly
            .assertThat(answer.statusCode())
            .as("%s with %s: %s", operation, example, answer.asString())
            .satisfies(status -> promised(operation, status));
      }
    }
    softly.assertAll();
    assertThat(executed).isGreaterThan(9);
  }

  private static void promised(Described operation, int status) {
    if (OF_A_MOMENT.contains(operation.id())) {
      assertThat(status).isEqualTo(401);
    } else {
      assertThat(status).isBetween(200, 299);
      assertThat(operation.statuses()).contains(String.valueOf(status));
    }
  }

  @Test
  void everyBodyHasAnExample() {
    assertThat(Described.all())
        .filteredOn(operation -> operation.schema().isPresent())
        .allSatisfy(it -> assertThat(it.examples()).as(it.toString()).isNotEmpty());
  }

  @Test
  void theDescriptionIsOfOpenApi31AndNamesEachOperationOnce() {
    var all = Described.all();

    assertThat(all.getFirst().whole().path("openapi").asText()).startsWith("3.1");
    assertThat(all).extracting(Described::id).doesNotHaveDuplicates().doesNotContain("");
    assertThat(all)
        .allSatisfy(
            it -> {
              assertThat(it.operation().path("summary").asText()).as(it.toString()).endsWith(".");
              assertThat(it.operation().path("tags")).as(it.toString()).isNotEmpty();
            });
  }

  private Response execute(Described operation, JsonNode example) {
    return RestAssured.given()
        .header("Authorization", "Bearer " + SharedIssuer.token(account, "admin"))
        .header("Idempotency-Key", UUID.randomUUID().toString())
        .header("If-Match", "*")
        .contentType("application/json")
        .body(Json.write(example))
        .request(operation.method(), address(operation.path()));
  }

  /** With something real in place of each name. */
  private String address(String path) {
    var filled = path;
    if (path.startsWith("/v1/jobs/{id}")) {
      filled = path.replace("{id}", order(maker));
    }
    if (path.contains("{take}")) {
      filled = path.replace("{take}", aTake().value());
    }
    if (path.startsWith("/v1/webhook-endpoints/{id}")) {
      filled = path.replace("{id}", anEndpoint());
    }
    return filled.replace("{account}", account);
  }

  private String anEndpoint() {
    return RestAssured.given()
        .header("Authorization", "Bearer " + SharedIssuer.token(account, "admin"))
        .contentType("application/json")
        .body("{\"url\": \"https://example.com/hooks/others\"}")
        .post("/v1/webhook-endpoints")
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  private TakeId aTake() {
    var take = TakeId.create();
    var job = JobId.create();
    var rate = new Rate("tinyfilm", "cpu", Optional.of(MicroCredits.credits(2)));
    var now = Instant.now();
    database.run(
        tx -> {
          CreditAccounts.topUp(tx, account, "pay-" + job, MicroCredits.credits(10), now);
          Holds.place(tx, new NewHold(job, account, rate, MicroCredits.credits(4)), now);
          Captures.of(tx, Holds.find(tx, job).orElseThrow(), take, 1500, now);
        });
    return take;
  }
}
