package com.aifilmstudio.operator.films;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.aifilmstudio.api.v1alpha1.Phase;
import com.aifilmstudio.core.Json;
import com.aifilmstudio.core.films.FilmView;
import com.aifilmstudio.core.live.LiveKeys;
import com.aifilmstudio.core.protocol.Problem;
import com.aifilmstudio.local.parts.testkit.SharedRedis;
import com.aifilmstudio.operator.testkit.OperatorProcess;
import com.aifilmstudio.operator.testkit.TestStudio;
import com.aifilmstudio.operator.testkit.TestWorkers;
import com.aifilmstudio.operator.testkit.TestWorkers.Manner;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.Request;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A shot that is shown, left with a checkpoint, and made by the attempt that follows. */
@Tag("controlplane")
class RunningShotIT {

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private static TestStudio studio;
  private static OperatorProcess operator;
  private static TestWorkers workers;

  @BeforeAll
  static void start() {
    studio = new TestStudio().with("STUDIO_LIVE_REDIS", SharedRedis.get().url().toString());
    studio.pool("tiny", "workers: {max: 1}");
    operator = studio.startOperator("running-shot").awaitReady();
    workers = studio.startWorkers(operator);
    workers.behave(Manner.LEAVING);
    studio.job("film", "tiny", "shots: [{name: one, prompt: a red kite, seconds: 2}]", "");
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(
            () -> {
              assertThat(studio.job("film").getStatus()).isNotNull();
              assertThat(studio.job("film").getStatus().phase()).isEqualTo(Phase.Succeeded);
            });
  }

  @AfterAll
  static void stop() throws Exception {
    studio.close();
  }

  @Test
  void theNextAttemptGetsTheNewestCheckpointAndTheOneBeforeIsGone() {
    assertThat(workers.resumed())
        .extracting(bytes -> new String(bytes, StandardCharsets.UTF_8))
        .containsExactly("the state after step 8");
    assertThat(studio.files()).anyMatch(key -> key.endsWith("checkpoint-0-8.safetensors"));
    assertThat(studio.files()).noneMatch(key -> key.endsWith("checkpoint-0-7.safetensors"));
  }

  @Test
  void whoMayReadTheFilmSeesItsPictureAndIsToldWhenItIsStillTheSame() throws Exception {
    var token = studio.tokenOf("viewer", "renderjobs");
    var first = get("one", token, "");
    assertThat(first.statusCode()).isEqualTo(200);
    assertThat(first.headers().firstValue("Content-Type")).contains("image/jpeg");
    assertThat(first.body()).startsWith(0xff, 0xd8).hasSize(7);

    var tag = first.headers().firstValue("ETag").orElseThrow();
    var again = get("one", token, tag);
    assertThat(again.statusCode()).isEqualTo(304);
    assertThat(again.body()).isEmpty();
    assertThat(get("one", token, "\"other\"").statusCode()).isEqualTo(200);
  }

  @Test
  void itsStoryTellsEachBeginningBeforeTheEnd() throws Exception {
    var story = Json.read(text("/events", "listener"), FilmView.FilmEvents.class).events();
    assertThat(story)
        .extracting(FilmView.FilmEvent::type)
        .filteredOn(type -> type.startsWith("shot."))
        .containsExactly("shot.started", "shot.released", "shot.started", "shot.succeeded");
  }

  @Test
  void gatewaysFindItsPictureInRedis() throws Exception {
    var job = Json.read(text("", "looker"), FilmView.class).job();
    var vertx = Vertx.vertx();
    try {
      var redis = Redis.createClient(vertx, SharedRedis.get().url().toString());
      var tags = redis.send(Request.cmd(Command.HKEYS).arg(LiveKeys.tags(job)));
      var shots = tags.toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
      assertThat(shots).hasSize(1);
      var key = LiveKeys.picture(job, shots.get(0).toString());
      var picture = redis.send(Request.cmd(Command.GET).arg(key));
      assertThat(
              picture.toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS).toBytes())
          .startsWith(0xff, 0xd8)
          .hasSize(7);
    } finally {
      vertx.close();
    }
  }

  private static String text(String what, String who) throws IOException, InterruptedException {
    var path = "/films/v1/namespaces/%s/renderjobs/film".formatted(studio.namespace()) + what;
    var request =
        HttpRequest.newBuilder(URI.create(operator.address() + path))
            .header("Authorization", "Bearer " + studio.tokenOf(who, "renderjobs"))
            .build();
    return HTTP.send(request, BodyHandlers.ofString()).body();
  }

  @Test
  void nobodyElseSeesIt() throws Exception {
    assertThat(get("one", studio.tokenOf("passer-by", "configmaps"), "").statusCode())
        .isEqualTo(403);
    assertThat(get("one", "nonsense", "").statusCode()).isEqualTo(401);
  }

  @Test
  void aShotWithoutAPictureIsNamed() throws Exception {
    var answer = get("nine", studio.tokenOf("seeker", "renderjobs"), "");
    assertThat(answer.statusCode()).isEqualTo(404);
    var text = new String(answer.body(), StandardCharsets.UTF_8);
    assertThat(Json.read(text, Problem.class).code()).isEqualTo("PREVIEW.NONE");
  }

  private static HttpResponse<byte[]> get(String shot, String token, String tag)
      throws IOException, InterruptedException {
    var path =
        "/films/v1/namespaces/%s/renderjobs/film/shots/%s/preview"
            .formatted(studio.namespace(), shot);
    var request =
        HttpRequest.newBuilder(URI.create(operator.address() + path))
            .header("Authorization", "Bearer " + token);
    if (!tag.isEmpty()) {
      request.header("If-None-Match", tag);
    }
    return HTTP.send(request.build(), BodyHandlers.ofByteArray());
  }
}
