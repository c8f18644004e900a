package com.aifilmstudio.store.upload;

import static com.aifilmstudio.store.schema.Tables.SHOT;
import static com.aifilmstudio.store.testkit.Messages.claimed;
import static com.aifilmstudio.store.testkit.Messages.released;
import static org.assertj.core.api.Assertions.assertThat;

import com.aifilmstudio.core.protocol.CheckpointMade;
import com.aifilmstudio.core.protocol.Complete;
import com.aifilmstudio.core.protocol.Complete.Output;
import com.aifilmstudio.core.protocol.QualityReport;
import com.aifilmstudio.store.JobId;
import com.aifilmstudio.store.task.CheckpointAnswer;
import com.aifilmstudio.store.task.Checkpoints;
import com.aifilmstudio.store.task.ClaimedTask;
import com.aifilmstudio.store.testkit.StudioDatabase;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("store")
class UploadSweepIT {

  private static final Duration GRACE = Duration.ofHours(24);

  private final StudioDatabase studio = new StudioDatabase();
  private final UploadSweep sweep = new UploadSweep(studio.database(), studio.clock());

  @AfterEach
  void close() {
    studio.close();
  }

  @Test
  void theFileOfAShotStaysAndThatOfAnAbandonedTakeGoes() {
    studio.aFilm(1);
    var given = claim();
    var abandoned = grant(given);
    studio.reports().fail(given.lease(), released(given.lease()));
    var second = claim();
    var kept = grant(second);
    complete(second, kept);
    studio.clock().pass(GRACE);
    assertThat(sweep.candidates(GRACE, 10)).containsExactly(abandoned);
    assertThat(sweep.decide(abandoned, GRACE).fate()).isEqualTo(Fate.DELETE_ABANDONED);
    assertThat(sweep.decide(kept, GRACE).fate()).isEqualTo(Fate.KEEP_USED);
    sweep.forget(abandoned);
    assertThat(sweep.candidates(GRACE, 10)).isEmpty();
  }

  @Test
  void aYoungUploadAndOneUnderWayAreLeftAlone() {
    studio.aFilm(1);
    var key = grant(claim());
    assertThat(sweep.candidates(GRACE, 10)).isEmpty();
    studio.clock().pass(GRACE);
    assertThat(sweep.candidates(GRACE, 10)).isEmpty();
    assertThat(sweep.decide(key, GRACE).fate()).isEqualTo(Fate.KEEP_UNDER_WAY);
  }

  @Test
  void aRemovedFilmsShotStaysAsLongAsAnotherFilmUsesIt() {
    var job = studio.aFilm(1);
    var task = claim();
    var key = grant(task);
    complete(task, key);
    var other = studio.aFilm(1);
    studio
        .sql()
        .update(SHOT)
        .set(SHOT.OUTPUT_KEY, key)
        .set(SHOT.PHASE, "Succeeded")
        .where(SHOT.JOB_ID.eq(other.value()))
        .execute();
    studio.remove(job);
    studio.clock().pass(GRACE);
    assertThat(sweep.decide(key, GRACE).fate()).isEqualTo(Fate.KEEP_USED);
    studio.remove(other);
    assertThat(sweep.candidates(GRACE, 10)).containsExactly(key);
    assertThat(sweep.decide(key, GRACE).fate()).isEqualTo(Fate.DELETE_REMOVED);
    assertThat(contentKeys(job)).as("no film can take it over any more").containsOnlyNulls();
  }

  @Test
  void onlyTheNewestCheckpointOfAShotStaysAndNoneOfAFinishedOne() {
    studio.aFilm(1);
    var first = claim();
    var old = checkpoint(first, 1);
    var newest = checkpoint(first, 2);
    studio.clock().pass(Fate.OF_CHECKPOINT);
    assertThat(sweep.candidates(GRACE, 10)).containsExactly(old);
    assertThat(sweep.decide(old, GRACE).fate()).isEqualTo(Fate.DELETE_ABANDONED);
    assertThat(sweep.decide(newest, GRACE).fate()).isEqualTo(Fate.KEEP_CHECKPOINT);

    studio.reports().fail(first.lease(), released(first.lease()));
    studio.clock().pass(GRACE);
    assertThat(sweep.decide(newest, GRACE).fate())
        .as("the next attempt")
        .isEqualTo(Fate.KEEP_CHECKPOINT);
    var second = claim();
    complete(second, grant(second));
    assertThat(sweep.candidates(GRACE, 10)).containsExactlyInAnyOrder(old, newest);
    assertThat(sweep.decide(newest, GRACE).fate()).isEqualTo(Fate.DELETE_ABANDONED);
  }

  private String checkpoint(ClaimedTask task, int step) {
    var name = "checkpoint-0-%d.safetensors".formatted(step);
    var key = grant(task, name);
    var made = new CheckpointMade(task.lease().epoch(), 0, step, name, "aa", "c");
    assertThat(new Checkpoints(studio.database(), studio.clock()).keep(task.lease(), made))
        .isInstanceOf(CheckpointAnswer.Kept.class);
    return key;
  }

  private ClaimedTask claim() {
    return claimed(studio.claims().claim(studio.aWorker()));
  }

  private String grant(ClaimedTask task) {
    return grant(task, "shot.mp4");
  }

  private String grant(ClaimedTask task, String name) {
    var lease = task.lease();
    var key = Uploads.key(task.job(), lease.task(), lease.epoch(), name);
    Uploads.grant(
        studio.sql(),
        task.job(),
        lease.task(),
        lease.epoch(),
        List.of(new GrantedUpload(key, 10, "aa")),
        studio.clock().instant());
    return key;
  }

  private void complete(ClaimedTask task, String key) {
    studio
        .reports()
        .complete(
            task.lease(),
            new Complete(
                task.lease().epoch(),
                List.of(new Output("shot.mp4", key, 10, "aa")),
                new QualityReport(Map.of(), List.of()),
                Map.of()));
  }

  private List<String> contentKeys(JobId job) {
    return studio
        .sql()
        .select(SHOT.CONTENT_KEY)
        .from(SHOT)
        .where(SHOT.JOB_ID.eq(job.value()))
        .fetch(SHOT.CONTENT_KEY);
  }
}
