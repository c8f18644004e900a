package com.aifilmstudio.gateway.credits;

import static com.aifilmstudio.gateway.testkit.Films.PRICED_BODY;
import static com.aifilmstudio.gateway.testkit.Films.aMaker;
import static com.aifilmstudio.gateway.testkit.Films.as;
import static com.aifilmstudio.gateway.testkit.Films.order;
import static com.aifilmstudio.store.schema.Tables.HOLD;
import static com.aifilmstudio.store.schema.Tables.JOB;
import static com.aifilmstudio.store.schema.Tables.OUTBOX;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import com.aifilmstudio.core.money.MicroCredits;
import com.aifilmstudio.gateway.testkit.DevCaller;
import com.aifilmstudio.gateway.testkit.Films;
import com.aifilmstudio.gateway.testkit.GatewayTest;
import com.aifilmstudio.store.Database;
import com.aifilmstudio.store.JobId;
import com.aifilmstudio.store.TakeId;
import com.aifilmstudio.store.money.Captures;
import com.aifilmstudio.store.money.CreditAccounts;
import com.aifilmstudio.store.money.Holds;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A film that costs money, from its estimate to the end of its hold, over HTTP. */
@GatewayTest
class PricedFilmIT {

  private static final int AT_ONCE = 100;

  /** The gateway has 16 connections; one is there to be told of news. */
  private static final int ALL_BUT_ONE = 14;

  @Inject Films films;
  @Inject Database database;
  @Inject DataSource connections;

  private final String maker = aMaker();

  @BeforeEach
  void offer() {
    films.offer();
  }

  /** Were two needed, many who order at once would hold all of them and wait for one more. */
  @Test
  void anOrderTakesOneConnectionAtATime() throws SQLException {
    var pool = "render-system/new-" + UUID.randomUUID();
    films.offer(pool);
    var taken = new ArrayList<Connection>();
    try {
      while (taken.size() < ALL_BUT_ONE) {
        taken.add(connections.getConnection());
      }
      order(maker, "key", Films.BODY.replaceFirst("\\{", "{\"pool\": \"" + pool + "\", "))
          .then()
          .statusCode(202);
    } finally {
      for (var connection : taken) {
        connection.close();
      }
    }
  }

  @Test
  void anEstimateTellsThePriceAndHoldsNothing() {
    var estimate = as(maker).body(PRICED_BODY).post("/v1/jobs/estimate").then().statusCode(200);

    long credits = estimate.extract().jsonPath().getLong("credits");
    assertThat(credits).isPositive().isLessThanOrEqualTo(needed());
    as(maker).get("/v1/credits").then().body("held", equalTo(0));
    as(maker).get("/v1/jobs").then().body("data", hasSize(0));
  }

  @Test
  void whoHasTooLittleIsToldHowMuchItTakesAndNothingHasHappened() {
    order(maker, "first", PRICED_BODY)
        .then()
        .statusCode(402)
        .contentType("application/problem+json")
        .body("type", containsString("insufficient-credits"))
        .body("available", equalTo(0));

    as(maker).get("/v1/jobs").then().body("data", hasSize(0));
    assertThat(database.sql().fetchCount(HOLD, HOLD.ACCOUNT.eq(account()))).isZero();
    topUp(needed());
    order(maker, "first", PRICED_BODY).then().statusCode(202);
  }

  @Test
  void creditsAreHeldWithTheOrderCapturedWithTheTakesAndTheRestIsReleased() {
    long needed = needed();
    topUp(needed + 5_000_000);
    String id = order(maker, "key", PRICED_BODY).then().statusCode(202).extract().path("id");

    var account = credits();
    assertThat(account.getLong("held")).isEqualTo(needed);
    assertThat(account.getLong("available")).isEqualTo(5_000_000);
    capture(new JobId(id));
    as(maker).post("/v1/jobs/" + id + "/cancel").then().body("status", equalTo("canceled"));

    account = credits();
    assertThat(account.getLong("held")).isZero();
    assertThat(account.getLong("balance")).isEqualTo(needed + 3_000_000);
    var statement = as(maker).get("/v1/jobs/" + id + "/statement").then().statusCode(200).extract();
    assertThat(statement.<List<String>>path("lines.kind"))
        .containsExactly("Hold", "Capture", "Release");
    assertThat(statement.jsonPath().getLong("paid")).isEqualTo(2_000_000);
    assertThat(statement.jsonPath().getLong("price_per_gpu_second")).isEqualTo(2_000_000);
    assertThat(table("/v1/jobs/" + id + "/statement")).contains(",Release," + id + ",");
    as(maker)
        .get("/v1/credits/statement")
        .then()
        .body("lines.kind", equalTo(List.of("TopUp", "Capture")));
    assertThat(table("/v1/credits/statement")).contains(",Capture," + id + ",");
    as(maker).get("/v1/usage").then().body("data[0].captured", equalTo(2_000_000));
    assertThat(table("/v1/usage")).contains(",1,1.000,2.000000,0.000000,");
  }

  @Test
  void theSameOrderTwiceHoldsOnce() {
    long needed = needed();
    topUp(3 * needed);
    order(maker, "key", PRICED_BODY).then().statusCode(202);
    order(maker, "key", PRICED_BODY).then().statusCode(202).header("Idempotency-Replayed", "true");

    assertThat(credits().getLong("held")).isEqualTo(needed);
  }

  @Test
  void ofManyOrdersAtOnceWithCreditForOneOneIsAccepted() {
    topUp(needed());
    var answers = new ConcurrentHashMap<Integer, Response>();
    try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
      IntStream.range(0, AT_ONCE).forEach(i -> callers.submit(() -> insist(answers, i)));
    }

    assertThat(answers.values()).extracting(Response::statusCode).containsOnly(202, 402);
    assertThat(answers.values()).filteredOn(it -> it.statusCode() == 202).hasSize(1);
    assertThat(answers.values()).filteredOn(it -> it.statusCode() == 402).hasSize(AT_ONCE - 1);
    assertThat(answers.values())
        .filteredOn(it -> it.statusCode() == 402)
        .allSatisfy(it -> assertThat(it.jsonPath().getLong("available")).isZero());
    assertThat(database.sql().fetchCount(JOB, JOB.ACCOUNT.eq(account()))).isEqualTo(1);
    assertThat(
            database
                .sql()
                .fetchCount(
                    OUTBOX.join(JOB).on(JOB.ID.eq(OUTBOX.JOB_ID)), JOB.ACCOUNT.eq(account())))
        .isLessThanOrEqualTo(1);
    assertThat(credits().getLong("available")).isZero();
  }

  /** As a good client does: the same request with the same key, when it is told to come back. */
  private void insist(ConcurrentMap<Integer, Response> answers, int client) {
    var key = UUID.randomUUID().toString();
    var answer = order(maker, key, PRICED_BODY);
    while (answer.statusCode() == 503) {
      assertThat(answer.header("Retry-After")).isNotNull();
      answer = order(maker, key, PRICED_BODY);
    }
    answers.put(client, answer);
  }

  /** What must be there for the film, as a refusal tells somebody who has nothing. */
  private static long needed() {
    return order(aMaker(), "probe", PRICED_BODY)
        .then()
        .statusCode(402)
        .extract()
        .jsonPath()
        .getLong("required");
  }

  private void topUp(long micro) {
    database.run(
        tx ->
            CreditAccounts.topUp(
                tx,
                account(),
                "pay-" + UUID.randomUUID(),
                MicroCredits.of(micro),
                Instant.now().minusSeconds(60)));
  }

  private void capture(JobId job) {
    database.run(
        tx ->
            Captures.of(
                tx, Holds.find(tx, job).orElseThrow(), TakeId.create(), 1000, Instant.now()));
  }

  private JsonPath credits() {
    return as(maker).get("/v1/credits").then().statusCode(200).extract().jsonPath();
  }

  private String table(String path) {
    return RestAssured.given()
        .header(DevCaller.HEADER, maker)
        .accept("text/csv")
        .get(path)
        .then()
        .statusCode(200)
        .extract()
        .asString();
  }

  private String account() {
    return maker.split("/")[0];
  }
}
