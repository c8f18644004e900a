package com.aifilmstudio.gateway.events;

import static com.aifilmstudio.gateway.testkit.Films.aMaker;
import static com.aifilmstudio.gateway.testkit.Films.as;
import static com.aifilmstudio.gateway.testkit.Films.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.nullValue;

import com.aifilmstudio.core.Json;
import com.aifilmstudio.core.live.LiveKeys;
import com.aifilmstudio.core.live.LiveWord;
import com.aifilmstudio.core.live.PictureTag;
import com.aifilmstudio.gateway.jobs.Floor;
import com.aifilmstudio.gateway.testkit.Films;
import com.aifilmstudio.gateway.testkit.GatewayTest;
import com.aifilmstudio.local.parts.testkit.SharedRedis;
import com.aifilmstudio.store.Database;
import com.aifilmstudio.store.JobId;
import com.aifilmstudio.store.event.Events;
import com.aifilmstudio.store.job.Jobs;
import com.aifilmstudio.store.task.ClaimedTask;
import com.aifilmstudio.store.task.Starts;
import io.quarkus.redis.datasource.RedisDataSource;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is told while shots are rendered: the operator speaks through Redis. */
@GatewayTest
class LiveIT {

  private static final byte[] JPEG = {(byte) 0xff, (byte) 0xd8, 1, 2, 3};

  @Inject Films films;
  @Inject Floor floor;
  @Inject Database database;
  @Inject RedisDataSource redis;
  @Inject Feeds feeds;

  private final String maker = aMaker();

  @BeforeEach
  void offer() {
    films.offer();
  }

  @Test
  void aShotIsToldFromItsBeginningWithProgressAndAPictureThatOnlyItsOwnerSees() throws Exception {
    var id = order(maker);
    var pool = Floor.aPool();
    floor.plan(new JobId(id), pool);
    try (var reader = Reader.of(maker, id)) {
      var task = floor.claim(floor.aWorker(pool));
      begins(task);
      await().until(() -> reader.lines().contains("event:shot.started"));
      var shot = task.shot().orElseThrow().value();

      picture(id, shot);
      await()
          .untilAsserted(
              () -> {
                say(id, LiveWord.PROGRESS, shot, Map.of("step", 3, "steps", 20));
                assertThat(reader.lines()).contains("event:shot.progress");
              });
      say(id, LiveWord.PREVIEW, shot, Map.of("tag", "t1"));
      await().until(() -> reader.lines().contains("event:shot.preview"));

      var url = "/v1/jobs/" + id + "/shots/" + shot + "/preview?v=t1";
      assertThat(reader.lines()).anyMatch(line -> line.contains(url));
      assertThat(reader.lines()).anyMatch(line -> line.contains("\"step\":3"));
      assertThat(reader.lines().stream().filter(line -> line.startsWith("id:"))).hasSize(2);
      // Not at once where a test before this one has ended Redis.
      await()
          .untilAsserted(
              () ->
                  as(maker)
                      .get("/v1/jobs/" + id + "/shots")
                      .then()
                      .body("data[0].preview", equalTo(url)));
      var seen = as(maker).get(url).then().statusCode(200).extract();
      assertThat(seen.contentType()).isEqualTo("image/jpeg");
      assertThat(seen.asByteArray()).isEqualTo(JPEG);
      assertThat(as(aMaker()).get(url).statusCode()).isEqualTo(404);
      assertThat(as(maker).get("/v1/jobs/" + id + "/shots/none/preview").statusCode())
          .isEqualTo(404);
    }
  }

  @Test
  void withoutRedisAFilmIsToldAllTheSameAndProgressComesBackWithIt() throws Exception {
    var id = order(maker);
    var pool = Floor.aPool();
    floor.plan(new JobId(id), pool);
    try (var reader = Reader.of(maker, id)) {
      await().until(() -> reader.lines().contains("event:job.queued"));
      SharedRedis.get().process().kill();
      try {
        begins(floor.claim(floor.aWorker(pool)));
        await().until(() -> reader.lines().contains("event:shot.started"));
        as(maker)
            .get("/v1/jobs/" + id + "/shots")
            .then()
            .statusCode(200)
            .body("data.preview", everyItem(nullValue()));
        assertThat(as(maker).get("/v1/jobs/" + id).statusCode()).isEqualTo(200);
        assertThat(as(maker).get("/v1/jobs/" + id + "?wait=1").statusCode()).isEqualTo(200);
      } finally {
        SharedRedis.get().startAgain();
      }
      await()
          .untilAsserted(
              () -> {
                say(id, LiveWord.PROGRESS, "sht_1", Map.of("step", 4));
                assertThat(reader.lines()).contains("event:shot.progress");
              });
    }
  }

  @Test
  void whatOthersWriteIntoTheChannelIsNotPassedOn() {
    var id = order(maker);
    try (var reader = Reader.of(maker, id)) {
      await().until(() -> reader.lines().contains("event:job.queued"));
      redis.pubsub(String.class).publish(LiveKeys.channel(id), "no word");
      say(id, "job.succeeded", "sht_1", Map.of());
      await()
          .untilAsserted(
              () -> {
                say(id, LiveWord.PROGRESS, "sht_1", Map.of("step", 4));
                assertThat(reader.lines()).contains("event:shot.progress");
              });
      assertThat(reader.lines()).doesNotContain("event:job.succeeded");
    }
  }

  @Test
  void whoDoesNotReadIsSentAway() throws Exception {
    var id = order(maker);
    var job = new JobId(id);
    var story = Map.of("message", "x".repeat(200_000));
    for (int i = 0; i < 60; i++) {
      database.run(tx -> Events.append(tx, job, "shot.failed", story, Instant.now()));
    }
    try (var socket = new Socket()) {
      socket.setReceiveBufferSize(4096);
      ask(socket, id);
      await().until(() -> feeds.has(job));
      await().until(() -> !feeds.has(job));
    }
    database.run(tx -> Jobs.finish(tx, job, "Canceled", "Test", "Over.", Instant.now()));
    assertThat(as(maker).header("Last-Event-ID", "61").get("/v1/jobs/" + id + "/events").asString())
        .contains("job.canceled");
  }

  private void ask(Socket socket, String id) throws IOException {
    socket.connect(new InetSocketAddress("127.0.0.1", RestAssured.port));
    socket
        .getOutputStream()
        .write(
            ("GET /v1/jobs/%s/events HTTP/1.1\r\nHost: localhost\r\nX-Test-Caller: %s\r\n\r\n"
                    .formatted(id, maker))
                .getBytes(StandardCharsets.US_ASCII));
  }

  private void begins(ClaimedTask task) {
    database.run(tx -> Starts.tell(tx, List.of(task), Instant.now()));
  }

  /** As the operator leaves it. */
  private void picture(String job, String shot) {
    redis.value(byte[].class).set(LiveKeys.picture(job, shot), JPEG);
    var tags = redis.hash(String.class);
    tags.hset(LiveKeys.tags(job), shot, new PictureTag("t1", Instant.now()).text());
    tags.hset(LiveKeys.tags(job), "sht_of_long_ago", new PictureTag("t0", Instant.EPOCH).text());
  }

  private void say(String job, String type, String shot, Map<String, Object> said) {
    var data = new HashMap<>(said);
    data.put("shot", "one");
    data.put(LiveWord.SHOT_ID, shot);
    redis
        .pubsub(String.class)
        .publish(LiveKeys.channel(job), Json.write(new LiveWord(type, Instant.now(), data)));
  }
}
