package com.aifilmstudio.gateway.credits;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

import com.aifilmstudio.core.money.MicroCredits;
import com.aifilmstudio.core.money.Rate;
import com.aifilmstudio.gateway.testkit.DevCaller;
import com.aifilmstudio.gateway.testkit.GatewayTest;
import com.aifilmstudio.store.Database;
import com.aifilmstudio.store.JobId;
import com.aifilmstudio.store.TakeId;
import com.aifilmstudio.store.money.Captures;
import com.aifilmstudio.store.money.CreditAccounts;
import com.aifilmstudio.store.money.Holds;
import com.aifilmstudio.store.money.NewHold;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

@GatewayTest
class CreditsIT {

  private static final Rate RATE =
      new Rate("tinyfilm", "cpu", Optional.of(MicroCredits.credits(2)));

  @Inject Database database;

  @Test
  void anAccountThatNobodyHasHeardOfHasNothingAndIsNotRefused() {
    as("nobody").get("/v1/credits").then().statusCode(200).body("balance", equalTo(0));
    as("nobody").get("/v1/usage").then().statusCode(200).body("data", hasSize(0));
  }

  @Test
  void aFilmsMoneyIsToldToItsOwnerAndToNobodyElse() {
    var job = aFilmOf("rich");
    as("rich")
        .get("/v1/credits")
        .then()
        .statusCode(200)
        .body("balance", equalTo(6_000_000))
        .body("held", equalTo(1_000_000))
        .body("available", equalTo(6_000_000));
    as("rich")
        .get("/v1/jobs/" + job + "/statement")
        .then()
        .statusCode(200)
        .body("price_per_gpu_second", equalTo(2_000_000))
        .body("paid", equalTo(3_000_000))
        .body("lines.kind", equalTo(List.of("Hold", "Capture")));
    as("poor").get("/v1/jobs/" + job + "/statement").then().statusCode(404);
    as("rich").get("/v1/usage").then().body("data[0].gpu_seconds", equalTo(1.5f));
    as("poor").get("/v1/credits/statement").then().body("lines", hasSize(0));
  }

  @Test
  void statementsAreAlsoThereForASpreadsheet() {
    var job = aFilmOf("tables");
    var account = as("tables").accept("text/csv").get("/v1/credits/statement");
    account.then().statusCode(200).contentType(startsWith("text/csv"));
    assertThat(account.asString())
        .startsWith("at,kind,job,subject,gpu_seconds,credits,balance\r\n")
        .contains(",Capture," + job + ",");
    as("tables")
        .accept("text/csv")
        .get("/v1/jobs/" + job + "/statement")
        .then()
        .statusCode(200)
        .body(containsString(",1.500,-3.000000,3.000000"));
    as("tables").accept("text/csv").get("/v1/usage").then().statusCode(200);
  }

  @Test
  void aTimeThatIsNoneIsRefusedWithThePlaceWhereItStands() {
    for (var wrong :
        new String[] {"yesterday", "-999999999-01-01T00:00:00Z", "2020-01-01T00:00:00Z"}) {
      as("rich")
          .queryParam("from", wrong)
          .get("/v1/usage")
          .then()
          .statusCode(422)
          .body("errors[0].pointer", equalTo("?from"));
    }
  }

  @Test
  void withoutARoleThereIsNothingToSee() {
    given().get("/v1/credits").then().statusCode(401);
  }

  private JobId aFilmOf(String account) {
    var job = JobId.create();
    var now = aMinuteAgo();
    database.run(
        tx -> {
          CreditAccounts.topUp(tx, account, "pay-" + job, MicroCredits.credits(10), now);
          Holds.place(tx, new NewHold(job, account, RATE, MicroCredits.credits(4)), now);
          Captures.of(tx, Holds.find(tx, job).orElseThrow(), TakeId.create(), 1500, now);
        });
    return job;
  }

  /** In the past of the gateway's own clock. */
  private static Instant aMinuteAgo() {
    return Instant.now().minusSeconds(60);
  }

  private static RequestSpecification as(String account) {
    return given().header(DevCaller.HEADER, account + "/viewer");
  }
}
