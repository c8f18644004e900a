package com.aifilmstudio.gateway.jobs;

import static com.aifilmstudio.gateway.testkit.Films.aMaker;
import static com.aifilmstudio.gateway.testkit.Films.as;
import static com.aifilmstudio.gateway.testkit.Films.order;
import static com.aifilmstudio.store.schema.Tables.JOB;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasEntry;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import com.aifilmstudio.gateway.testkit.Films;
import com.aifilmstudio.gateway.testkit.GatewayTest;
import com.aifilmstudio.store.Database;
import com.aifilmstudio.store.JobId;
import com.aifilmstudio.store.intent.Intents;
import com.aifilmstudio.store.job.Jobs;
import com.aifilmstudio.store.output.OutputRow;
import com.aifilmstudio.store.output.Outputs;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@GatewayTest
class JobLifeIT {

  @Inject Films films;
  @Inject Database database;

  private final String maker = aMaker();

  @BeforeEach
  void offer() {
    films.offer();
  }

  @Test
  void aFilmIsReadAndNothingNewIsTold() {
    var id = order(maker);

    var tag = as(maker).get("/v1/jobs/" + id).then().statusCode(200).extract().header("ETag");
    as(maker).header("If-None-Match", tag).get("/v1/jobs/" + id).then().statusCode(304);
  }

  @Test
  void anotherAccountsFilmIsAsGoodAsNone() {
    var id = order(maker);
    var stranger = aMaker();

    for (var path : List.of("", "/shots", "/outputs", "/outputs/mp4/content")) {
      assertThat(as(stranger).get("/v1/jobs/" + id + path).statusCode()).as(path).isEqualTo(404);
    }
    assertThat(as(stranger).post("/v1/jobs/" + id + "/cancel").statusCode()).isEqualTo(404);
    assertThat(as(stranger).delete("/v1/jobs/" + id).statusCode()).isEqualTo(404);
    assertThat(patch(stranger, id, "*", "{\"priority\": 1}").statusCode()).isEqualTo(404);
    as(stranger).get("/v1/jobs").then().body("data.size()", equalTo(0));
  }

  @Test
  void aChangeNeedsToKnowWhatItChanges() {
    var id = order(maker);
    var tag = as(maker).get("/v1/jobs/" + id).header("ETag");

    as(maker).body("{\"priority\": 70}").patch("/v1/jobs/" + id).then().statusCode(428);
    patch(maker, id, tag, "{\"priority\": 70, \"labels\": {\"a\": \"b\"}}")
        .then()
        .statusCode(200)
        .body("priority", equalTo(70))
        .body("labels", hasEntry("a", "b"));
    patch(maker, id, tag, "{\"priority\": 10}").then().statusCode(412);
    assertThat(Intents.find(database.sql(), new JobId(id)).orElseThrow().row().intentVersion())
        .isEqualTo(2);
  }

  @Test
  void aDeadlineIsGivenMovedAndTakenAway() {
    var id = order(maker);

    patch(maker, id, "*", "{\"deadline\": \"2126-01-01T00:00:00Z\"}")
        .then()
        .body("deadline", equalTo("2126-01-01T00:00:00Z"));
    patch(maker, id, "*", "{\"priority\": 3}").then().body("deadline", notNullValue());
    patch(maker, id, "*", "{\"deadline\": null}").then().body("deadline", nullValue());
    patch(maker, id, "*", "{\"deadline\": \"2020-01-01T00:00:00Z\"}").then().statusCode(422);
  }

  @Test
  void aFilmIsPausedAndGoesOn() {
    var id = order(maker);

    patch(maker, id, "*", "{\"desired_state\": \"paused\"}")
        .then()
        .body("desired_state", equalTo("paused"));
    patch(maker, id, "*", "{\"desired_state\": \"running\"}")
        .then()
        .body("desired_state", equalTo("running"));
    patch(maker, id, "*", "{\"desired_state\": \"sleeping\"}").then().statusCode(422);
  }

  @Test
  void aFilmThatNobodyHasBegunIsCanceledAtOnceAndForGood() {
    var id = order(maker);

    for (int times = 0; times < 2; times++) {
      as(maker)
          .post("/v1/jobs/" + id + "/cancel")
          .then()
          .statusCode(202)
          .body("status", equalTo("canceled"));
    }
    patch(maker, id, "*", "{\"desired_state\": \"running\"}")
        .then()
        .statusCode(409)
        .body("type", containsString("state-conflict"));
  }

  @Test
  void aFilmThatIsUnderWayEndsWhenItsWorkersHaveStopped() {
    var id = order(maker);
    database.sql().update(JOB).set(JOB.UID, id).where(JOB.ID.eq(id)).execute();

    as(maker)
        .post("/v1/jobs/" + id + "/cancel")
        .then()
        .statusCode(202)
        .body("status", equalTo("queued"))
        .body("desired_state", equalTo("canceled"));
  }

  @Test
  void onlyAFilmThatIsOverCanBeDeleted() {
    var id = order(maker);
    as(maker).delete("/v1/jobs/" + id).then().statusCode(409);

    as(maker).post("/v1/jobs/" + id + "/cancel");
    as(maker).delete("/v1/jobs/" + id).then().statusCode(204);
    as(maker).get("/v1/jobs/" + id).then().statusCode(404);
    assertThat(Jobs.find(database.sql(), new JobId(id))).isPresent();
  }

  @Test
  void anAppliedFilmIsChangedWhereItWasApplied() {
    var id = order(maker);
    database.sql().update(JOB).set(JOB.SOURCE, "Applied").where(JOB.ID.eq(id)).execute();

    patch(maker, id, "*", "{\"priority\": 3}").then().statusCode(409);
    as(maker).post("/v1/jobs/" + id + "/cancel").then().statusCode(409);
    as(maker).get("/v1/jobs/" + id).then().body("source", equalTo("applied"));
  }

  @Test
  void aFailedFilmTellsWhatEndedIt() {
    var id = order(maker);
    database.run(
        tx ->
            Jobs.finish(
                tx, new JobId(id), "Failed", "GPU.OUT_OF_MEMORY", "Too large.", Instant.now()));

    as(maker)
        .get("/v1/jobs/" + id)
        .then()
        .body("status", equalTo("failed"))
        .body("error.code", equalTo("GPU.OUT_OF_MEMORY"))
        .body("error.blame", equalTo("pool"))
        .body("error.message", equalTo("Too large."));
  }

  @Test
  void aFinishedFilmIsFetchedThroughASignedAddress() {
    var id = order(maker);
    as(maker).get("/v1/jobs/" + id + "/outputs/mp4/content").then().statusCode(404);
    database.run(
        tx ->
            Outputs.record(
                tx,
                new JobId(id),
                List.of(new OutputRow("Mp4", "jobs/x/film.mp4", "ab", 12)),
                Instant.now()));

    as(maker)
        .get("/v1/jobs/" + id + "/outputs")
        .then()
        .body("data[0].variant", equalTo("mp4"))
        .body("data[0].bytes", equalTo(12))
        .body("data[0].url", containsString("X-Amz-Signature"));
    as(maker)
        .redirects()
        .follow(false)
        .get("/v1/jobs/" + id + "/outputs/mp4/content?download=true")
        .then()
        .statusCode(303)
        .header("Content-Disposition", "attachment; filename=\"Trains.mp4\"")
        .header("Location", containsString("film.mp4"))
        .header("Location", containsString("X-Amz-Expires=900"));
  }

  @Test
  void aReaderWhoWaitsHearsOfTheEnd() {
    var id = order(maker);
    Thread.ofVirtual()
        .start(
            () ->
                database.run(
                    tx ->
                        Jobs.finish(
                            tx, new JobId(id), "Canceled", "Test", "Over.", Instant.now())));

    as(maker)
        .get("/v1/jobs/" + id + "?wait=30")
        .then()
        .statusCode(200)
        .body("status", equalTo("canceled"));
  }

  @Test
  void filmsAreListedPageByPageByStatusAndByLabel() {
    var first = order(maker);
    var second = order(maker);
    as(maker).post("/v1/jobs/" + first + "/cancel");

    var page = as(maker).get("/v1/jobs?limit=1").then().statusCode(200).extract();
    assertThat(page.<String>path("data[0].id")).isEqualTo(second);
    as(maker)
        .get("/v1/jobs?limit=1&after=" + page.<String>path("next_after"))
        .then()
        .body("data[0].id", equalTo(first))
        .body("next_after", nullValue());
    list("status=canceled", first);
    list("status=queued&label=season:1", second);
    as(maker).get("/v1/jobs?label=season:2").then().body("data.size()", equalTo(0));
  }

  @Test
  void aListThatCannotBeIsRefused() {
    for (var query :
        List.of("limit=0", "limit=101", "status=odd", "after=x", "label=x", "created_after=x")) {
      assertThat(as(maker).get("/v1/jobs?" + query).statusCode()).as(query).isEqualTo(422);
    }
  }

  private void list(String query, String only) {
    as(maker)
        .get("/v1/jobs?" + query)
        .then()
        .statusCode(200)
        .body("data.size()", equalTo(1))
        .body("data[0].id", equalTo(only));
  }

  private static Response patch(String caller, String id, String tag, String body) {
    return as(caller).header("If-Match", tag).body(body).patch("/v1/jobs/" + id);
  }
}
