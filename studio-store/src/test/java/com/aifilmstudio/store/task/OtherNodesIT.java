package com.aifilmstudio.store.task;

import static com.aifilmstudio.store.schema.Tables.TAKE;
import static com.aifilmstudio.store.testkit.Messages.claimed;
import static com.aifilmstudio.store.testkit.Messages.failed;
import static com.aifilmstudio.store.testkit.Messages.rendered;
import static org.assertj.core.api.Assertions.assertThat;

import com.aifilmstudio.store.WorkerId;
import com.aifilmstudio.store.task.ClaimAnswer.Claimed;
import com.aifilmstudio.store.task.ClaimAnswer.Nothing;
import com.aifilmstudio.store.testkit.StudioDatabase;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("store")
class OtherNodesIT {

  private static final Duration PAUSE = Duration.ofSeconds(2);

  private final StudioDatabase studio = new StudioDatabase();
  private final WorkerId bad = studio.aWorkerOn("node-bad");

  @AfterEach
  void close() {
    studio.close();
  }

  @Test
  void whatFailedOnANodeIsTriedOnAnother() {
    var good = studio.aWorkerOn("node-good");
    studio.aFilm(1);
    fail(bad);
    assertThat(claim(bad)).isInstanceOf(Nothing.class);
    var lease = claimed(claim(good)).lease();
    studio.reports().complete(lease, rendered(lease, 1));
    assertThat(studio.taskState(lease.task())).isEqualTo("Done");
  }

  @Test
  void twoNodesThatFailItMakeItTheJobsFaultThoughOneOfThemAsksAllTheTime() {
    var other = studio.aWorkerOn("node-other");
    var film = studio.aFilm(1);
    fail(bad);
    assertThat(claim(bad)).isInstanceOf(Nothing.class);
    var lease = claimed(claim(other)).lease();
    studio.reports().fail(lease, failed(lease, "RENDER.FAILED"));
    assertThat(studio.taskState(lease.task())).isEqualTo("Failed");
    assertThat(studio.sql().fetchValues(TAKE.BLAME, TAKE.JOB_ID.eq(film.value())))
        .containsOnly("job");
  }

  @Test
  void itIsTriedAgainThereWhenTheOthersHaveNoTime() {
    studio.aWorkerOn("node-good");
    studio.aFilm(1);
    fail(bad);
    studio.clock().passSeconds(58);
    assertThat(claim(bad)).isInstanceOf(Nothing.class);
    studio.clock().passSeconds(2);
    assertThat(claim(bad)).isInstanceOf(Claimed.class);
  }

  @Test
  void aPoolOfOneNodeTriesAgainAtOnce() {
    studio.aWorkerOn("node-bad");
    studio.aFilm(1);
    fail(bad);
    assertThat(claim(bad)).isInstanceOf(Claimed.class);
  }

  private ClaimAnswer claim(WorkerId worker) {
    return studio.claims().claim(worker);
  }

  /** Fails the only shot there, and waits until it may be tried again. */
  private void fail(WorkerId worker) {
    var lease = claimed(claim(worker)).lease();
    studio.reports().fail(lease, failed(lease, "RENDER.FAILED"));
    studio.clock().passSeconds((int) PAUSE.toSeconds());
  }
}
