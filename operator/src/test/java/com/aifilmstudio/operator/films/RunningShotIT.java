package com.aifilmstudio.operator.films;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.aifilmstudio.api.v1alpha1.Phase;
import com.aifilmstudio.core.Json;
import com.aifilmstudio.core.protocol.Problem;
import com.aifilmstudio.operator.testkit.OperatorProcess;
import com.aifilmstudio.operator.testkit.TestStudio;
import com.aifilmstudio.operator.testkit.TestWorkers;
import com.aifilmstudio.operator.testkit.TestWorkers.Manner;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
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
    studio = new TestStudio();
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
