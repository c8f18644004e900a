package com.aifilmstudio.gateway.jobs;

import static com.aifilmstudio.gateway.testkit.Films.aMaker;
import static com.aifilmstudio.gateway.testkit.Films.as;
import static com.aifilmstudio.gateway.testkit.Films.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.instanceOf;
import static org.hamcrest.Matchers.nullValue;

import com.aifilmstudio.core.protocol.QualityReport.Finding;
import com.aifilmstudio.gateway.testkit.Films;
import com.aifilmstudio.gateway.testkit.GatewayTest;
import com.aifilmstudio.store.Database;
import com.aifilmstudio.store.JobId;
import com.aifilmstudio.store.job.Jobs;
import jakarta.inject.Inject;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a film's owner is told of what is to come, and of how its shots were made. */
@GatewayTest
class OutlookIT {

  @Inject Films films;
  @Inject Floor floor;
  @Inject Database database;

  private final String maker = aMaker();
  private final String pool = Floor.aPool();

  @BeforeEach
  void offer() {
    films.offer();
  }

  @Test
  void whoWaitsIsToldItsPlaceAndWhenItsTurnComes() throws Exception {
    var first = planned();
    var second = planned();

    var told = as(maker).get("/v1/jobs/" + first).then().statusCode(200).extract().jsonPath();
    assertThat(told.getInt("position")).isEqualTo(1);
    assertThat(time(told.getString("start.p50"))).isBefore(time(told.getString("finish.p50")));
    assertThat(time(told.getString("finish.p50")))
        .isBeforeOrEqualTo(time(told.getString("finish.p90")));
    as(maker).get("/v1/jobs/" + second).then().body("position", equalTo(2));
    as(maker).get("/v1/jobs").then().body("data.position", everyItem(instanceOf(Integer.class)));
  }

  @Test
  void whatIsBegunStandsInNoLineAndWhatIsOverHasNothingToExpect() throws Exception {
    var id = planned();
    floor.claim(floor.aWorker(pool));

    as(maker)
        .get("/v1/jobs/" + id)
        .then()
        .body("position", nullValue())
        .body("start", nullValue())
        .body("finish.p50", instanceOf(String.class));
    database.run(tx -> Jobs.finish(tx, new JobId(id), "Canceled", "Test", "Over.", Instant.now()));
    as(maker).get("/v1/jobs/" + id).then().body("finish", nullValue());
  }

  @Test
  void estimatesThatMoveAreNoNews() throws Exception {
    var id = planned();
    var tag = as(maker).get("/v1/jobs/" + id).header("ETag");

    database.sql().execute("update task set gpu_seconds = gpu_seconds * 9 where job_id = ?", id);

    as(maker).header("If-None-Match", tag).get("/v1/jobs/" + id).then().statusCode(304);
  }

  @Test
  void aShotTellsItsSeedAndWhatWasSeenInIt() throws Exception {
    var id = planned();
    var worker = floor.aWorker(pool);
    floor.complete(floor.claim(worker), new Finding("frozen", 0.9, 0.5, "It hardly moves."));
    floor.complete(floor.claim(worker));

    as(maker)
        .get("/v1/jobs/" + id + "/shots")
        .then()
        .statusCode(200)
        .body("data.seed", everyItem(instanceOf(Number.class)))
        .body("data[0].findings[0].check", equalTo("frozen"))
        .body("data[0].findings[0].message", equalTo("It hardly moves."))
        .body("data[1].findings", empty());
  }

  private String planned() throws Exception {
    var id = order(maker);
    floor.plan(new JobId(id), pool);
    return id;
  }

  private static Instant time(String text) {
    return Instant.parse(text);
  }
}
