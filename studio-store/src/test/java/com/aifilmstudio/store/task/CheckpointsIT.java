package com.aifilmstudio.store.task;

import static com.aifilmstudio.store.testkit.Messages.claimed;
import static com.aifilmstudio.store.testkit.Messages.released;
import static org.assertj.core.api.Assertions.assertThat;

import com.aifilmstudio.core.protocol.CheckpointMade;
import com.aifilmstudio.core.protocol.Fail;
import com.aifilmstudio.store.testkit.StudioDatabase;
import com.aifilmstudio.store.upload.GrantedUpload;
import com.aifilmstudio.store.upload.Uploads;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("store")
class CheckpointsIT {

  private final StudioDatabase studio = new StudioDatabase();
  private final Checkpoints checkpoints = new Checkpoints(studio.database(), studio.clock());

  @AfterEach
  void close() {
    studio.close();
  }

  @Test
  void theNewestTakesThePlaceOfTheOneBeforeAndTellsOfIt() {
    studio.aFilm(1);
    var task = claim();

    assertThat(keep(task, 0, 4, "aa")).isEqualTo(new CheckpointAnswer.Kept(Optional.empty()));
    assertThat(keep(task, 1, 2, "bb"))
        .isEqualTo(new CheckpointAnswer.Kept(Optional.of(key(task, 0, 4))));
    assertThat(found(task))
        .contains(new CheckpointRow(1, 2, key(task, 1, 2), "bb", 10, "compatible"));
  }

  @Test
  void theSameReportAgainChangesNothing() {
    studio.aFilm(1);
    var task = claim();
    keep(task, 0, 4, "aa");

    assertThat(keep(task, 0, 4, "aa")).isEqualTo(new CheckpointAnswer.Kept(Optional.empty()));
  }

  @Test
  void theNextAttemptFindsItAndAnOlderOneCannotReplaceIt() {
    studio.aFilm(1);
    var first = claim();
    keep(first, 0, 4, "aa");
    studio.reports().fail(first.lease(), released(first.lease()));
    assertThat(keep(first, 0, 5, "bb"))
        .as("after its hand-back")
        .isEqualTo(new CheckpointAnswer.NotHeld(Standing.ENDED));
    var second = claim();
    assertThat(found(second)).map(CheckpointRow::step).contains(4);

    assertThat(keep(second, 0, 9, "cc")).isInstanceOf(CheckpointAnswer.Kept.class);
    assertThat(keep(first, 0, 6, "dd")).isEqualTo(new CheckpointAnswer.NotHeld(Standing.FENCED));
    assertThat(found(second)).map(CheckpointRow::step).contains(9);
  }

  @Test
  void aLapsedLeaseThatNobodyElseHasStillCounts() {
    studio.aFilm(1);
    var task = claim();
    studio.clock().pass(Duration.ofMinutes(5));
    new LeaseSweep(studio.database(), studio.clock()).tick();
    studio.clock().pass(Duration.ofMinutes(5));

    assertThat(keep(task, 0, 4, "aa")).isInstanceOf(CheckpointAnswer.Kept.class);
  }

  @Test
  void aFileThatWasNotGrantedIsNoCheckpoint() {
    studio.aFilm(1);
    var task = claim();
    var made = new CheckpointMade(task.lease().epoch(), 0, 1, name(0, 1), "aa", "compatible");
    assertThat(checkpoints.keep(task.lease(), made)).isEqualTo(new CheckpointAnswer.NotGranted());

    grant(task, 0, 1, "bb");
    assertThat(checkpoints.keep(task.lease(), made))
        .as("other bytes")
        .isEqualTo(new CheckpointAnswer.NotGranted());
    assertThat(found(task)).isEmpty();
  }

  @Test
  void itIsForgottenWhenItsShotHasFailed() {
    studio.aFilm(1);
    var task = claim();
    keep(task, 0, 4, "aa");
    studio
        .reports()
        .fail(task.lease(), new Fail(task.lease().epoch(), "SHOT.INVALID", "cannot be", false));

    assertThat(found(task)).isEmpty();
  }

  private CheckpointAnswer keep(ClaimedTask task, int part, int step, String sha256) {
    grant(task, part, step, sha256);
    return checkpoints.keep(
        task.lease(),
        new CheckpointMade(
            task.lease().epoch(), part, step, name(part, step), sha256, "compatible"));
  }

  private void grant(ClaimedTask task, int part, int step, String sha256) {
    Uploads.grant(
        studio.sql(),
        task.job(),
        task.lease().task(),
        task.lease().epoch(),
        List.of(new GrantedUpload(key(task, part, step), 10, sha256)),
        studio.clock().instant());
  }

  private static String key(ClaimedTask task, int part, int step) {
    return Uploads.key(task.job(), task.lease().task(), task.lease().epoch(), name(part, step));
  }

  private static String name(int part, int step) {
    return "checkpoint-%d-%d.safetensors".formatted(part, step);
  }

  private Optional<CheckpointRow> found(ClaimedTask task) {
    return Checkpoints.find(studio.sql(), task.lease().task());
  }

  private ClaimedTask claim() {
    return claimed(studio.claims().claim(studio.aWorker()));
  }
}
