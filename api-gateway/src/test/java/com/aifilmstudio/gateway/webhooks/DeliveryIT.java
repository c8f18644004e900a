package com.aifilmstudio.gateway.webhooks;

import static com.aifilmstudio.gateway.testkit.Films.aMaker;
import static com.aifilmstudio.store.schema.Tables.WEBHOOK_ENDPOINT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import com.aifilmstudio.gateway.testkit.Films;
import com.aifilmstudio.gateway.testkit.GatewayTest;
import com.aifilmstudio.store.Database;
import com.aifilmstudio.store.audit.Audit;
import com.aifilmstudio.store.audit.AuditEntry;
import com.standardwebhooks.Webhook;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Receivers of every manner, and what they are told. */
@GatewayTest
class DeliveryIT {

  @Inject Films films;
  @Inject Database database;

  private final String caller = aMaker();
  private final Hooks hooks = new Hooks(caller);

  @BeforeEach
  void offer() {
    films.offer();
  }

  @Test
  void whoeverOrdersAFilmIsToldOfItSignedAndOnce() {
    try (var receiver = Receiver.answering(204)) {
      var endpoint = hooks.endpoint(receiver.url(), "job.queued");

      var job = Films.order(caller);

      await().until(() -> receiver.told().size() == 1);
      var told = receiver.told().getFirst();
      assertThat(told.body()).contains("\"type\":\"job.queued\"", job);
      assertThat(told.header("webhook-id")).isEqualTo("evt_" + job.substring(4) + "_1");
      assertThat(told.header("content-type")).isEqualTo("application/json");
      assertThatCode(
              () -> new Webhook(endpoint.getString("secret")).verify(told.body(), told.headers()))
          .doesNotThrowAnyException();
      assertThat(hooks.outcomes(endpoint.get("id"), told.header("webhook-id"), 1))
          .containsExactly("delivered");
      assertThat(hooks.delivery(endpoint.get("id"), told.header("webhook-id")).getString("status"))
          .isEqualTo("delivered");
    }
  }

  @Test
  void aReceiverThatHangsDelaysNoFilmAndNoOtherReceiver() {
    try (var hangs = Receiver.thatHangs();
        var good = Receiver.answering(200)) {
      var stuck = hooks.endpoint(hangs.url(), "job.queued", "job.canceled");
      hooks.endpoint(good.url(), "job.queued");

      for (int n = 0; n < 10; n++) {
        var job = Films.order(caller);
        Films.as(caller).post("/v1/jobs/" + job + "/cancel").then().statusCode(202);
      }

      await().until(() -> good.told().size() == 10);
      assertThat(hooks.deliveries(stuck.get("id"), "?status=delivered").getList("data")).isEmpty();
    }
  }

  @Test
  void whatFailsIsKeptForLaterAndCanBeSentAgainAtOnce() {
    try (var receiver = Receiver.answering(500)) {
      var id = hooks.endpoint(receiver.url(), "job.queued").<String>get("id");
      var delivery = hooks.test(id);
      assertThat(hooks.outcomes(id, delivery, 1)).containsExactly("rejected");
      var pending = hooks.delivery(id, delivery);
      assertThat(pending.getString("status")).isEqualTo("pending");
      assertThat(pending.getInt("response_status")).isEqualTo(500);
      assertThat(Instant.parse(pending.getString("next_attempt_at")))
          .isAfter(Instant.parse(pending.getString("at")).plusSeconds(4));
      hooks.read(id).then().body("failing_since", notNullValue());

      receiver.answersFromNowOn(200);
      hooks.replay(id, delivery).then().statusCode(202).body("status", equalTo("pending"));

      assertThat(hooks.outcomes(id, delivery, 2)).containsExactly("rejected", "delivered");
      assertThat(receiver.told())
          .extracting(told -> told.header("webhook-id"))
          .containsExactly(delivery, delivery);
      assertThat(receiver.told()).extracting(Receiver.Told::body).containsOnly(body(receiver));
      hooks.read(id).then().body("failing_since", nullValue());
    }
  }

  private static String body(Receiver receiver) {
    return receiver.told().getFirst().body();
  }

  @Test
  void aRedirectIsAFailureAndNobodyGoesThere() {
    try (var elsewhere = Receiver.answering(200);
        var receiver =
            Receiver.that(
                request -> {
                  request.getResponseHeaders().set("Location", elsewhere.url());
                  request.sendResponseHeaders(307, -1);
                })) {
      var id = hooks.endpoint(receiver.url(), "job.queued").<String>get("id");

      assertThat(hooks.outcomes(id, hooks.test(id), 1)).containsExactly("redirected");
      assertThat(elsewhere.told()).isEmpty();
    }
  }

  @Test
  void whoeverAnswersGoneIsToldNothingMoreAndTheAccountIsTold() {
    try (var receiver = Receiver.answering(410);
        var other = Receiver.answering(200)) {
      var id = hooks.endpoint(receiver.url(), "job.queued").<String>get("id");
      hooks.endpoint(other.url(), EventTypes.DISABLED);

      var delivery = hooks.test(id);

      await().until(() -> other.told().size() == 1);
      assertThat(other.told().getFirst().body()).contains(EventTypes.DISABLED, id, "gone");
      hooks
          .read(id)
          .then()
          .body("enabled", equalTo(false))
          .body("disabled.reason", equalTo("gone"));
      assertThat(hooks.delivery(id, delivery).getString("status")).isEqualTo("failed");
      assertThat(Audit.newest(database.sql(), Long.MAX_VALUE, 50))
          .filteredOn(entry -> entry.object().equals(id))
          .extracting(AuditEntry::act)
          .containsExactly("webhook_endpoint.disabled", "webhook_endpoint.created");
      hooks.replay(id, delivery).then().statusCode(409);

      receiver.answersFromNowOn(200);
      hooks.change(id, Map.of("enabled", true)).then().body("enabled", equalTo(true));
      assertThat(hooks.outcomes(id, hooks.test(id), 1)).containsExactly("delivered");
    }
  }

  @Test
  void anEndpointThatNothingReachesForDaysIsDisabled() {
    try (var receiver = Receiver.answering(503)) {
      var id = hooks.endpoint(receiver.url(), "job.queued").<String>get("id");
      database
          .sql()
          .update(WEBHOOK_ENDPOINT)
          .set(WEBHOOK_ENDPOINT.FAILING_SINCE, Instant.now().minus(Duration.ofDays(6)))
          .where(WEBHOOK_ENDPOINT.ID.eq(id))
          .execute();

      hooks.test(id);

      await()
          .untilAsserted(() -> hooks.read(id).then().body("disabled.reason", equalTo("failing")));
      assertThat(hooks.deliveries(id, "?status=pending").getList("data")).isEmpty();
    }
  }

  @Test
  void whoeverDoesNotAnswerInTimeHasNotAnswered() {
    try (var receiver = Receiver.thatHangs()) {
      var id = hooks.endpoint(receiver.url(), "job.queued").<String>get("id");
      assertThat(hooks.outcomes(id, hooks.test(id), 1)).containsExactly("timed_out");
    }
  }

  @Test
  void anAnswerThatNeverEndsIsNotRead() {
    try (var receiver =
        Receiver.that(
            request -> {
              request.sendResponseHeaders(200, 0);
              var part = new byte[64 * 1024];
              // Until the other side hangs up, which throws.
              for (int n = 0; n < 100_000; n++) {
                request.getResponseBody().write(part);
              }
            })) {
      var id = hooks.endpoint(receiver.url(), "job.queued").<String>get("id");
      assertThat(hooks.outcomes(id, hooks.test(id), 1)).containsExactly("delivered");
    }
  }

  @Test
  void whoeverIsNotThereIsSaidToBeSo() {
    var receiver = Receiver.answering(200);
    var id = hooks.endpoint(receiver.url(), "job.queued").<String>get("id");
    receiver.close();

    assertThat(hooks.outcomes(id, hooks.test(id), 1)).containsExactly("unreachable");
  }

  @Test
  void whileASecretIsReplacedBothSign() throws Exception {
    try (var receiver = Receiver.answering(200)) {
      var made = hooks.endpoint(receiver.url(), "job.queued");
      var id = made.<String>get("id");
      var rotated =
          Films.as(caller)
              .post(Hooks.PATH + "/" + id + "/rotate-secret")
              .then()
              .statusCode(200)
              .extract()
              .jsonPath();

      hooks.outcomes(id, hooks.test(id), 1);

      assertThat(rotated.getString("previous_secret_until")).isNotNull();
      var told = receiver.told().getFirst();
      for (var secret : List.of(made.getString("secret"), rotated.getString("secret"))) {
        new Webhook(secret).verify(told.body(), told.headers());
      }
    }
  }
}
