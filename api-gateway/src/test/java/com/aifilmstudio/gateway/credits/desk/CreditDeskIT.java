package com.aifilmstudio.gateway.credits.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import com.aifilmstudio.core.failure.Blame;
import com.aifilmstudio.core.money.MicroCredits;
import com.aifilmstudio.core.money.Rate;
import com.aifilmstudio.gateway.testkit.Films;
import com.aifilmstudio.gateway.testkit.GatewayTest;
import com.aifilmstudio.store.Database;
import com.aifilmstudio.store.JobId;
import com.aifilmstudio.store.TakeId;
import com.aifilmstudio.store.audit.Audit;
import com.aifilmstudio.store.audit.AuditEntry;
import com.aifilmstudio.store.money.Captures;
import com.aifilmstudio.store.money.CreditAccounts;
import com.aifilmstudio.store.money.Holds;
import com.aifilmstudio.store.money.NewHold;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@GatewayTest
class CreditDeskIT {

  private static final String ADMIN = "studio/admin";

  @Inject Database database;

  private final String account = "acme-" + UUID.randomUUID();

  @Test
  void aPaymentCountsOnceHoweverOftenItIsTold() {
    topUp("invoice-7", 5_000_000)
        .then()
        .statusCode(201)
        .body("payment", equalTo("invoice-7"))
        .body("balance", equalTo(5_000_000));
    topUp("invoice-7", 5_000_000)
        .then()
        .statusCode(200)
        .header("Idempotency-Replayed", "true")
        .body("balance", equalTo(5_000_000));
    topUp("invoice-7", 6_000_000)
        .then()
        .statusCode(422)
        .body("type", containsString("idempotency-key-reused"));
    assertThat(acts()).extracting(AuditEntry::act).containsExactly("credits.topped_up");
  }

  @Test
  void aPaymentThatIsNoneIsRefused() {
    for (var amount : List.of("0", "-1", "1000000000000001", "1.5", "\"5\"", "null")) {
      assertThat(
              post("/v1/accounts/" + account + "/top-ups", "k", "{\"amount\": " + amount + "}")
                  .statusCode())
          .as(amount)
          .isEqualTo(422);
    }
    Films.as(ADMIN)
        .body("{\"amount\": 1}")
        .post("/v1/accounts/" + account + "/top-ups")
        .then()
        .statusCode(400)
        .body("type", containsString("idempotency-key-missing"));
    assertThat(CreditAccounts.find(database.sql(), account).balance()).isEqualTo(MicroCredits.ZERO);
  }

  @Test
  void aTakeIsGivenBackOnceAndTheAuditSaysWhy() {
    var take = aTake();

    refund(take)
        .then()
        .statusCode(201)
        .body("amount", equalTo(3_000_000))
        .body("account", equalTo(account));
    refund(take).then().statusCode(200).header("Idempotency-Replayed", "true");

    assertThat(CreditAccounts.find(database.sql(), account).balance())
        .isEqualTo(MicroCredits.credits(9));
    assertThat(Audit.newest(database.sql(), Long.MAX_VALUE, 1).getFirst())
        .satisfies(
            it -> {
              assertThat(it.act()).isEqualTo("take.refunded");
              assertThat(it.object()).isEqualTo(take.value());
              assertThat(it.detail()).contains("Green balloon.");
            });
  }

  @Test
  void whatIsNotThereOrIsBackAlreadyIsNotGivenBack() {
    refund(TakeId.create()).then().statusCode(404);
    var take = aTake();
    var job = jobOf(take);
    database.run(tx -> Holds.release(tx, job, Optional.of(Blame.PLATFORM), Instant.now()));

    refund(take).then().statusCode(409).body("type", containsString("state-conflict"));
    assertThat(post("/v1/takes/" + take + "/refund", "k", "{\"reason\": \" \"}").statusCode())
        .isEqualTo(422);
  }

  @Test
  void nobodyButAnAdministratorMovesCredits() {
    for (var role : List.of("viewer", "maker", "operator")) {
      var caller = account + "/" + role;
      assertThat(
              Films.as(caller)
                  .header("Idempotency-Key", "k")
                  .body("{\"amount\": 1}")
                  .post("/v1/accounts/" + account + "/top-ups")
                  .statusCode())
          .as(role)
          .isEqualTo(403);
    }
  }

  private Response topUp(String payment, long amount) {
    return post("/v1/accounts/" + account + "/top-ups", payment, "{\"amount\": " + amount + "}");
  }

  private static Response refund(TakeId take) {
    return post(
        "/v1/takes/" + take + "/refund",
        UUID.randomUUID().toString(),
        "{\"reason\": \"Green balloon.\"}");
  }

  private static Response post(String path, String key, String body) {
    return Films.as(ADMIN).header("Idempotency-Key", key).body(body).post(path);
  }

  private List<AuditEntry> acts() {
    return Audit.newest(database.sql(), Long.MAX_VALUE, 100).stream()
        .filter(it -> it.object().equals(account))
        .toList();
  }

  /** Ten credits, four held for a film, three of them captured for this. */
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

  private JobId jobOf(TakeId take) {
    return new JobId(
        database
            .sql()
            .fetchSingle("select job_id from ledger_entry where subject = ? limit 1", take.value())
            .get("job_id", String.class));
  }
}
