package com.aifilmstudio.gateway.events;

import static com.aifilmstudio.gateway.testkit.Films.aMaker;
import static com.aifilmstudio.gateway.testkit.Films.as;
import static com.aifilmstudio.gateway.testkit.Films.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.aifilmstudio.gateway.testkit.Films;
import com.aifilmstudio.gateway.testkit.GatewayTest;
import com.aifilmstudio.store.Database;
import com.aifilmstudio.store.JobId;
import com.aifilmstudio.store.event.Events;
import com.aifilmstudio.store.job.Jobs;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@GatewayTest
class FollowIT {

  @Inject Films films;
  @Inject Database database;

  private final String maker = aMaker();

  @BeforeEach
  void offer() {
    films.offer();
  }

  @Test
  void aFilmIsFollowedToItsEnd() {
    var id = order(maker);
    var job = new JobId(id);
    note(job, "Rendering", Optional.of(Instant.now()));
    Thread.ofVirtual().start(() -> finish(job));

    var stream = as(maker).get("/v1/jobs/" + id + "/events").then().statusCode(200).extract();

    assertThat(stream.contentType()).startsWith("text/event-stream");
    assertThat(stream.asString().lines().filter(line -> line.startsWith("event:")))
        .extracting(line -> line.substring("event:".length()).strip())
        .containsExactly("job.queued", "job.started", "job.phase_changed", "job.canceled");
    assertThat(stream.asString()).contains("\"to\":\"rendering\"").contains(id);
  }

  @Test
  void whoComesBackHearsOnlyWhatIsNew() {
    var id = order(maker);
    var job = new JobId(id);
    database.run(tx -> Events.append(tx, job, "job.planned", Map.of("shots", 2), Instant.now()));
    finish(job);

    var stream =
        as(maker).header("Last-Event-ID", "1").get("/v1/jobs/" + id + "/events").asString();

    assertThat(stream).contains("job.canceled").doesNotContain("job.queued", "job.planned");
    assertThat(stream.lines().filter(line -> line.startsWith("id:")))
        .extracting(line -> line.substring("id:".length()).strip())
        .containsExactly("3");
  }

  @Test
  void anOddIdAndAStrangerAreRefused() {
    var id = order(maker);

    as(maker)
        .header("Last-Event-ID", "x")
        .get("/v1/jobs/" + id + "/events")
        .then()
        .statusCode(422)
        .body("errors[0].pointer", equalTo("Last-Event-ID"));
    assertThat(as(aMaker()).get("/v1/jobs/" + id + "/events").statusCode()).isEqualTo(404);
  }

  private void note(JobId job, String phase, Optional<Instant> startedAt) {
    var noted = new Jobs.Noted(phase, "Rendering", "", startedAt);
    database.run(tx -> Jobs.note(tx, job, noted, Instant.now()));
  }

  private void finish(JobId job) {
    database.run(tx -> Jobs.finish(tx, job, "Canceled", "Test", "Over.", Instant.now()));
  }
}
