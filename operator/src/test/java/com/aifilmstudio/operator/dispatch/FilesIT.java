package com.aifilmstudio.operator.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.aifilmstudio.api.v1alpha1.DeliveredFile;
import com.aifilmstudio.api.v1alpha1.Phase;
import com.aifilmstudio.api.v1alpha1.RenderJobStatus;
import com.aifilmstudio.operator.testkit.OperatorProcess;
import com.aifilmstudio.operator.testkit.TestStudio;
import com.aifilmstudio.operator.testkit.TestWorkers;
import com.aifilmstudio.operator.testkit.TestWorkers.Manner;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What comes into the object store through dispatch, and what leaves it again. */
@Tag("controlplane")
class FilesIT {

  private static final Duration SOON = Duration.ofSeconds(60);

  private static TestStudio studio;
  private static OperatorProcess operator;
  private static TestWorkers workers;

  @BeforeAll
  static void start() {
    studio =
        new TestStudio()
            .with("STUDIO_OBJECTS_SWEEP_GRACE", "PT2S")
            .with("STUDIO_OBJECTS_SWEEP_EVERY", "PT1S");
    studio.pool("tiny", "workers: {max: 1}\nscaling: {idleTimeout: 60s}");
    operator = studio.startOperator("files").awaitReady();
    workers = studio.startWorkers(operator);
  }

  @AfterAll
  static void stop() throws Exception {
    studio.close();
  }

  @Test
  void aFileThatIsNotTheAnnouncedOneIsRefusedAndTheRightOneStillCounts() {
    workers.behave(Manner.FORGING);
    studio.film("forged", "tiny", 1);
    assertThat(awaitEnd("forged").phase()).isEqualTo(Phase.Succeeded);
    workers.behave(Manner.WILLING);
    assertThat(workers.refusals())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of("not uploaded", 422, "other key", 422, "other bytes", 400, "more bytes", 403));
  }

  @Test
  void theShotsOfADeletedFilmAreSweptAndWhatWasDeliveredStays() {
    var film = "shots: [{name: one, prompt: a red kite, seconds: 2}]\nseed: 4711";
    var job = studio.job("goes", "tiny", film, "");
    var status = awaitEnd("goes");
    var delivered = status.outputs().stream().map(DeliveredFile::key).toList();
    assertThat(filesOf(status)).containsAll(delivered).hasSizeGreaterThan(delivered.size());
    studio.client().resource(job).delete();
    await()
        .atMost(SOON)
        .untilAsserted(
            () -> assertThat(filesOf(status)).containsExactlyInAnyOrderElementsOf(delivered));
  }

  private static List<String> filesOf(RenderJobStatus status) {
    var prefix = "jobs/" + status.jobId() + "/";
    return studio.files().stream().filter(key -> key.startsWith(prefix)).toList();
  }

  @Test
  void aMessageLargerThanAnyRightOneIsRefused() throws Exception {
    var request =
        HttpRequest.newBuilder(operator.address().resolve("/dispatch/v1/workers"))
            .header("Authorization", "Bearer any")
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString("{\"pool\":\"" + "x".repeat(2_000_000) + "\"}"))
            .build();
    var answer =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .build()
            .send(request, BodyHandlers.ofString());
    assertThat(answer.statusCode()).isEqualTo(413);
    assertThat(answer.body()).doesNotContain("Exception", "at com.");
  }

  private static RenderJobStatus awaitEnd(String job) {
    await(job)
        .atMost(SOON)
        .until(
            () -> {
              var status = studio.job(job).getStatus();
              return status != null && status.phase() != null && status.phase().isTerminal();
            });
    return studio.job(job).getStatus();
  }
}
