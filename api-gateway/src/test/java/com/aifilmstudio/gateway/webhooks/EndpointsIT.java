package com.aifilmstudio.gateway.webhooks;

import static com.aifilmstudio.gateway.testkit.Films.aMaker;
import static com.aifilmstudio.gateway.testkit.Films.as;
import static com.aifilmstudio.store.schema.Tables.WEBHOOK_ENDPOINT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import com.aifilmstudio.gateway.testkit.GatewayTest;
import com.aifilmstudio.store.Database;
import com.aifilmstudio.store.audit.Audit;
import com.aifilmstudio.store.audit.AuditEntry;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Endpoints from making to deleting, and their log. */
@GatewayTest
class EndpointsIT {

  private static final String URL = "https://example.com/hook";

  @Inject Database database;

  private final String caller = aMaker();
  private final Hooks hooks = new Hooks(caller);

  @Test
  void theSecretIsToldOnce() {
    var made = hooks.endpoint(URL, "job.failed");

    assertThat(made.getString("secret")).startsWith("whsec_");
    hooks.read(made.get("id")).then().statusCode(200).body("secret", nullValue());
    as(caller).get(Hooks.PATH).then().body("data", hasSize(1)).body("data[0].secret", nullValue());
    hooks.change(made.get("id"), Map.of("description", "x")).then().body("secret", nullValue());
  }

  @Test
  void whoeverNamesNoEventsIsToldOfAll() {
    hooks
        .create(Map.of("url", URL))
        .then()
        .statusCode(201)
        .body("event_types", hasItems("job.queued", "shot.failed", EventTypes.DISABLED))
        .body("event_types", not(hasItems(EventTypes.TEST)));
  }

  @Test
  void everythingThatIsWrongIsToldAtOnce() {
    hooks
        .create(Map.of("url", "http:/x", "event_types", List.of("job.failed", "job.planned")))
        .then()
        .statusCode(422)
        .body("errors.pointer", equalTo(List.of("/url", "/event_types/1")));
    hooks.create(Map.of("event_types", List.of())).then().statusCode(422);
    for (var more : List.of("account", "id", "secret", "failing_since")) {
      hooks
          .create(Map.of("url", URL, more, "x"))
          .then()
          .statusCode(422)
          .body("errors[0].pointer", equalTo("/" + more));
    }
  }

  @Test
  void whatIsLeftOutOfAChangeStaysAsItIs() {
    var id = hooks.endpoint(URL, "job.failed").<String>get("id");

    hooks
        .change(id, Map.of("event_types", List.of("job.succeeded"), "description", "for cuts"))
        .then()
        .statusCode(200)
        .body("url", equalTo(URL))
        .body("event_types", equalTo(List.of("job.succeeded")))
        .body("description", equalTo("for cuts"));
    hooks
        .change(id, Map.of("enabled", false))
        .then()
        .body("disabled.reason", equalTo("owner"))
        .body("description", equalTo("for cuts"));
    as(caller).post(Hooks.PATH + "/" + id + "/test").then().statusCode(409);
    hooks.change(id, Map.of("enabled", true)).then().body("disabled", nullValue());
    hooks.change(id, Map.of("url", "ftp://example.com")).then().statusCode(422);
  }

  @Test
  void whatIsDeletedIsGoneAndMayBeAskedForAgain() {
    var id = hooks.endpoint(URL, "job.failed").<String>get("id");

    as(caller).delete(Hooks.PATH + "/" + id).then().statusCode(204);

    hooks.read(id).then().statusCode(404);
    as(caller).delete(Hooks.PATH + "/" + id).then().statusCode(404);
    hooks.change(id, Map.of()).then().statusCode(404);
    as(caller).get(Hooks.PATH + "/" + id + "/deliveries").then().statusCode(404);
  }

  @Test
  void anAccountHasSoManyAndNoMore() {
    for (int n = 0; n < 20; n++) {
      hooks.endpoint(URL, "job.failed");
    }
    hooks.create(Map.of("url", URL)).then().statusCode(429).body("limit", equalTo(20));
  }

  @Test
  void theLogIsReadPageByPageTheNewestFirst() {
    try (var receiver = Receiver.answering(200)) {
      var id = hooks.endpoint(receiver.url(), "job.failed").<String>get("id");
      var sent = List.of(hooks.test(id), hooks.test(id), hooks.test(id));

      var first = hooks.deliveries(id, "?limit=2");
      var second = hooks.deliveries(id, "?limit=2&after=" + first.getString("next_after"));

      assertThat(first.<String>getList("data.id")).containsExactly(sent.get(2), sent.get(1));
      assertThat(second.<String>getList("data.id")).containsExactly(sent.get(0));
      assertThat(second.getString("next_after")).isNull();
    }
  }

  @Test
  void aLogIsAskedForInWordsThatItKnows() {
    var id = hooks.endpoint(URL, "job.failed").<String>get("id");
    var log = Hooks.PATH + "/" + id + "/deliveries";

    as(caller).get(log + "?status=lost").then().statusCode(422);
    as(caller).get(log + "?after=x").then().statusCode(422);
    as(caller).get(log + "/evt_nothing").then().statusCode(404);
    as(caller).get(log + "/%00").then().statusCode(404);
    as(caller).get(Hooks.PATH + "/%00").then().statusCode(404);
    hooks.replay(id, "evt_nothing").then().statusCode(404);
  }

  @Test
  void theAuditTellsWhatWasDoneToAnEndpointAndNoSecret() {
    var made = hooks.endpoint(URL, "job.failed");
    var id = made.<String>get("id");
    hooks.change(id, Map.of("description", "x"));
    as(caller).post(Hooks.PATH + "/" + id + "/rotate-secret").then().statusCode(200);
    as(caller).delete(Hooks.PATH + "/" + id);

    var entries = Audit.newest(database.sql(), Long.MAX_VALUE, 50);

    assertThat(entries)
        .filteredOn(entry -> entry.object().equals(id))
        .extracting(AuditEntry::act)
        .containsExactly(
            "webhook_endpoint.deleted",
            "webhook_endpoint.secret_rotated",
            "webhook_endpoint.changed",
            "webhook_endpoint.created");
    assertThat(entries.toString()).doesNotContain("whsec_");
    assertThat(database.sql().fetchExists(WEBHOOK_ENDPOINT, WEBHOOK_ENDPOINT.ID.eq(id))).isFalse();
  }
}
