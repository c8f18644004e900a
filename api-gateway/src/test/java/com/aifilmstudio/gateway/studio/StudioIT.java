package com.aifilmstudio.gateway.studio;

import static com.aifilmstudio.gateway.testkit.Films.aMaker;
import static com.aifilmstudio.gateway.testkit.Films.as;
import static com.aifilmstudio.gateway.testkit.Films.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import com.aifilmstudio.core.failure.FailureCode;
import com.aifilmstudio.gateway.jobs.Floor;
import com.aifilmstudio.gateway.testkit.Films;
import com.aifilmstudio.gateway.testkit.GatewayTest;
import com.aifilmstudio.store.Database;
import com.aifilmstudio.store.JobId;
import com.aifilmstudio.store.job.Jobs;
import com.aifilmstudio.store.letter.DeadLetters;
import jakarta.inject.Inject;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What those see who look after the studio. */
@GatewayTest
class StudioIT {

  private static final String OPERATOR = "house/operator";

  @Inject Films films;
  @Inject Floor floor;
  @Inject Database database;

  private final String maker = aMaker();
  private final String pool = Floor.aPool();
  private String film;

  @BeforeEach
  void orderOne() throws Exception {
    films.offer();
    film = order(maker);
    floor.plan(new JobId(film), pool);
  }

  @Test
  void aPoolIsSeenWithItsWorkersAndWhatWaits() {
    floor.claim(floor.aWorker(pool));
    floor.aWorker(pool);

    var found = "data.find { it.name == '" + pool + "' }.";
    as(OPERATOR)
        .get("/v1/studio/pools")
        .then()
        .statusCode(200)
        .body(found + "workers.busy", equalTo(1))
        .body(found + "workers.loading", equalTo(1))
        .body(found + "waiting", equalTo(1))
        .body(found + "pause", nullValue());
  }

  @Test
  void aWorkerIsSeenWithWhatItHas() {
    var task = floor.claim(floor.aWorker(pool));

    var found = "data.find { it.id == '" + task.lease().worker().value() + "' }.";
    as(OPERATOR)
        .get("/v1/studio/workers?limit=1000")
        .then()
        .statusCode(200)
        .body(found + "state", equalTo("busy"))
        .body(found + "work.job", equalTo(film))
        .body(found + "work.shot", equalTo("one"));
  }

  @Test
  void theQueueHasFilmsOfAllAccountsButNothingOfWhatTheyAreAbout() {
    var all = as(OPERATOR).get("/v1/studio/queue?limit=500").then().statusCode(200);
    all.body("data.job", hasItem(film));
    assertThat(all.extract().asString()).doesNotContain("Trains", "balloon");

    database.run(
        tx -> Jobs.finish(tx, new JobId(film), "Canceled", "Test", "Over.", Instant.now()));
    as(OPERATOR).get("/v1/studio/queue?limit=500").then().body("data.job", not(hasItem(film)));
  }

  @Test
  void anOrderThatWasPutAsideIsSeenWithItsReason() {
    database.run(
        tx ->
            DeadLetters.bury(
                tx,
                new JobId(film),
                "{}",
                FailureCode.INTAKE_REFUSED,
                "Not there.",
                Instant.now()));

    var found = "data.find { it.job == '" + film + "' }.";
    as(OPERATOR)
        .get("/v1/studio/dead-letters?limit=500")
        .then()
        .statusCode(200)
        .body(found + "code", equalTo("INTAKE.REFUSED"))
        .body(found + "why", equalTo("Not there."));
  }

  @Test
  void whoOnlyMakesFilmsSeesNoneOfIt() {
    for (var path : new String[] {"pools", "workers", "queue", "dead-letters"}) {
      assertThat(as(maker).get("/v1/studio/" + path).statusCode()).as(path).isEqualTo(403);
    }
  }
}
