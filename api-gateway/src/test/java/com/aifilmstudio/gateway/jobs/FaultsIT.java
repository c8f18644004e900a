package com.aifilmstudio.gateway.jobs;

import static com.aifilmstudio.gateway.testkit.Films.PRICED_BODY;
import static com.aifilmstudio.gateway.testkit.Films.aMaker;
import static com.aifilmstudio.gateway.testkit.Films.as;
import static com.aifilmstudio.gateway.testkit.Films.order;
import static com.aifilmstudio.store.schema.Tables.HOLD;
import static com.aifilmstudio.store.schema.Tables.IDEMPOTENCY;
import static com.aifilmstudio.store.schema.Tables.JOB;
import static com.aifilmstudio.store.schema.Tables.LEDGER_ENTRY;
import static com.aifilmstudio.store.schema.Tables.OUTBOX;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import com.aifilmstudio.core.money.MicroCredits;
import com.aifilmstudio.gateway.testkit.Films;
import com.aifilmstudio.gateway.testkit.GatewayTest;
import com.aifilmstudio.gateway.testkit.Lines;
import com.aifilmstudio.store.Database;
import com.aifilmstudio.store.money.CreditAccounts;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What is away for a while in the middle of an order: nothing is lost, and nothing happens twice.
 */
@GatewayTest
class FaultsIT {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int CLIENTS = 24;

  @Inject Films films;
  @Inject Database database;

  private final String maker = aMaker();
  private final String account = maker.split("/")[0];

  @BeforeEach
  void offer() {
    await().ignoreExceptions().atMost(PATIENCE).until(this::offered);
  }

  private boolean offered() {
    films.offer();
    return true;
  }

  @AfterEach
  void heal() {
    Lines.toDatabase().heal();
    Lines.toRedis().heal();
    Lines.toQueue().heal();
    await().ignoreExceptions().atMost(PATIENCE).until(this::offered);
  }

  @Test
  void withoutTheDatabaseAnOrderIsRefusedForAWhileAndTheSameOneIsAcceptedOnceAfterwards() {
    Lines.toDatabase().cut();

    order(maker, "key", Films.BODY)
        .then()
        .statusCode(503)
        .contentType("application/problem+json")
        .header("Retry-After", notNullValue())
        .body("type", containsString("backpressure"));
    as(maker).get("/v1/jobs").then().statusCode(503).header("Retry-After", notNullValue());

    Lines.toDatabase().heal();
    insist("key", Films.BODY);
    assertThat(insist("key", Films.BODY)).isEqualTo(202);
    assertThat(database.sql().fetchCount(JOB, JOB.ACCOUNT.eq(account))).isEqualTo(1);
  }

  /** A client cannot know whether its order was written; it sends it again until it does. */
  @Test
  void aDatabaseThatBreaksWhileManyOrderLosesNoOrderAndTakesNoneTwice() throws Exception {
    topUp();
    var begun = new CountDownLatch(CLIENTS / 3);
    var answers = new ConcurrentHashMap<Integer, Integer>();
    try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
      IntStream.range(0, CLIENTS)
          .forEach(
              i ->
                  clients.submit(
                      () -> {
                        order(maker, "key-" + i, PRICED_BODY);
                        begun.countDown();
                        answers.put(i, insist("key-" + i, PRICED_BODY));
                      }));
      begun.await();
      Lines.toDatabase().cut();
      Lines.toDatabase().heal();
    }

    assertThat(answers)
        .hasSize(CLIENTS)
        .allSatisfy((i, status) -> assertThat(status).isEqualTo(202));
    assertThat(written())
        .isEqualTo(
            Map.of("jobs", CLIENTS, "holds", CLIENTS, "answers", CLIENTS, "postings", CLIENTS));
    awaitAllTold();
  }

  @Test
  void withoutTheQueueOrdersAreAcceptedAndToldWhenItIsBack() {
    Lines.toQueue().cut();

    order(maker, "key", Films.BODY).then().statusCode(202).body("status", equalTo("queued"));
    assertThat(untold()).isEqualTo(1);

    Lines.toQueue().heal();
    awaitAllTold();
  }

  @Test
  void withoutRedisOrdersOfProgramsAreAcceptedAndReadersWaitAllTheSame() {
    Lines.toRedis().cut();

    String id = order(maker, "key", Films.BODY).then().statusCode(202).extract().path("id");
    as(maker).get("/v1/jobs/" + id + "?wait=1").then().statusCode(200);
    as(maker).post("/v1/jobs/" + id + "/cancel").then().statusCode(202);
    as(maker).get("/v1/jobs/" + id + "/events").then().statusCode(200);
  }

  private int insist(String key, String body) {
    return await()
        .atMost(PATIENCE)
        .pollInSameThread()
        .until(
            () -> order(maker, key, body).statusCode(), status -> status != 503 && status != 409);
  }

  private void topUp() {
    var lots = MicroCredits.credits(1_000_000);
    database.run(
        tx -> CreditAccounts.topUp(tx, account, "all", lots, Instant.now().minusSeconds(60)));
  }

  private Map<String, Integer> written() {
    var sql = database.sql();
    return Map.of(
        "jobs", sql.fetchCount(JOB, JOB.ACCOUNT.eq(account)),
        "holds", sql.fetchCount(HOLD, HOLD.ACCOUNT.eq(account)),
        "answers", sql.fetchCount(IDEMPOTENCY, IDEMPOTENCY.ACCOUNT.eq(account)),
        "postings",
            sql.fetchCount(
                LEDGER_ENTRY,
                LEDGER_ENTRY.ACCOUNT.eq(account),
                LEDGER_ENTRY.KIND.eq("Hold"),
                LEDGER_ENTRY.BOOK.eq("Held")));
  }

  private void awaitAllTold() {
    await().atMost(PATIENCE).until(() -> untold() == 0);
  }

  private int untold() {
    return database
        .sql()
        .fetchCount(OUTBOX.join(JOB).on(JOB.ID.eq(OUTBOX.JOB_ID)), JOB.ACCOUNT.eq(account));
  }
}
