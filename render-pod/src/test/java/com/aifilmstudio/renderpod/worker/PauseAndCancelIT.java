package com.aifilmstudio.renderpod.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.aifilmstudio.core.protocol.BeatReply.Verdict;
import com.aifilmstudio.core.protocol.Claim;
import com.aifilmstudio.core.protocol.CutOrder.CutShot;
import com.aifilmstudio.core.protocol.Fail;
import com.aifilmstudio.core.protocol.RenderOrder.Part;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever a worker is at, it lets go of it when the film is paused or canceled. */
@Tag("studio")
class PauseAndCancelIT {

  private static final int MANY = 100_000;

  @TempDir Path home;
  private FakeDispatch dispatch;
  private RunningWorker worker;

  @BeforeEach
  void start() throws IOException {
    Awaitility.setDefaultTimeout(Duration.ofSeconds(60)); // a busy machine is no failure
    dispatch = new FakeDispatch();
    worker = RunningWorker.start(home, dispatch, Duration.ofMillis(5), Duration.ofHours(1));
    await().until(dispatch::isAskedForWork); // the model is loaded
  }

  @AfterEach
  void end() throws InterruptedException {
    dispatch.verdict = beat -> Verdict.CONTINUE;
    worker.close();
    dispatch.close();
  }

  @Test
  void cancelEndsTheStepsWithoutACheckpoint() {
    on("denoise", Verdict.CANCEL);
    dispatch.offer(Orders.render("tsk_1", 1, 1_000, List.of(new Part(16, 16, 1)), 48));

    assertThat(handedBack("TASK.CANCELED").message()).contains("canceled");
    assertThat(dispatch.checkpoints).isEmpty();
    doesTheNext();
  }

  @Test
  void pauseEndsTheStepsWithACheckpoint() {
    on("denoise", Verdict.PAUSE);
    dispatch.offer(Orders.render("tsk_1", 1, 1_000, List.of(new Part(16, 16, 1)), 48));

    handedBack("TASK.PAUSED");
    assertThat(dispatch.checkpoints).hasSize(1);
    doesTheNext();
  }

  @Test
  void cancelEndsAnEncodeInItsMiddle() {
    on("encode", Verdict.CANCEL);
    dispatch.offer(longToEncode());

    handedBack("TASK.CANCELED");
    assertThat(dispatch.wishes).as("nothing was there to be uploaded").isEmpty();
    doesTheNext();
  }

  @Test
  void pauseKeepsWhatWasRenderedBeforeAnEncode() {
    on("encode", Verdict.PAUSE);
    dispatch.offer(longToEncode());

    handedBack("TASK.PAUSED");
    assertThat(dispatch.checkpoints)
        .singleElement()
        .satisfies(made -> assertThat(made.part()).as("parts that are finished").isEqualTo(1));
    doesTheNext();
  }

  @Test
  void cancelEndsAnUploadThatHangs() {
    dispatch.stall("put");
    on("upload", Verdict.CANCEL);
    dispatch.offer(Orders.shot("tsk_1", 1));

    handedBack("TASK.CANCELED");
    doesTheNext();
  }

  @Test
  void pauseKeepsWhatWasRenderedBeforeAnUploadThatHangs() {
    dispatch.stall("put");
    on("upload", Verdict.PAUSE);
    dispatch.offer(Orders.shot("tsk_1", 1));

    handedBack("TASK.PAUSED");
    assertThat(dispatch.checkpoints).hasSize(1);
    doesTheNext();
  }

  @Test
  void cancelEndsTheFetchOfACheckpointThatHangs() {
    on("denoise", Verdict.PAUSE);
    var shot = Orders.render("tsk_1", 1, 1_000, List.of(new Part(16, 16, 1)), 48);
    dispatch.offer(shot);
    handedBack("TASK.PAUSED");
    dispatch.failed.clear();
    dispatch.stall("get");
    on("load", Verdict.CANCEL);
    dispatch.offerAgain(shot, 2);

    handedBack("TASK.CANCELED");
    doesTheNext();
  }

  @Test
  void pauseAndCancelEndTheFetchOfAShotThatHangs() {
    dispatch.store.put("jobs/1/shot.mp4", new byte[9]);
    for (var verdict : new Verdict[] {Verdict.PAUSE, Verdict.CANCEL}) {
      dispatch.failed.clear();
      dispatch.stall("get");
      on("load", verdict);
      dispatch.offer(Orders.cut("tsk_2", 2, List.of(shot()), List.of()));
      handedBack(verdict == Verdict.PAUSE ? "TASK.PAUSED" : "TASK.CANCELED");
    }
    assertThat(dispatch.checkpoints).isEmpty();
    doesTheNext();
  }

  @Test
  void cancelEndsACutInItsMiddle() {
    dispatch.offer(Orders.shot("tsk_1", 1));
    await().until(() -> dispatch.completed.size() == 1);
    on("cut", Verdict.CANCEL);
    // So many that joining and looking at them takes longer than it takes to be told.
    var shots = Collections.nCopies(300, rendered());
    dispatch.offer(Orders.cut("tsk_2", 2, shots, List.of()));

    handedBack("TASK.CANCELED");
    assertThat(dispatch.completed).hasSize(1);
    doesTheNext();
  }

  private void on(String phase, Verdict verdict) {
    dispatch.verdict = beat -> beat.phase().equals(phase) ? verdict : Verdict.CONTINUE;
  }

  private static Claim longToEncode() {
    return Orders.render("tsk_1", 1, 2, List.of(new Part(16, 16, 1)), MANY);
  }

  private Fail handedBack(String code) {
    await().until(() -> !dispatch.failed.isEmpty());
    var fail = dispatch.failed.getFirst();
    assertThat(fail.code()).isEqualTo(code);
    assertThat(fail.releaseOnly()).isTrue();
    return fail;
  }

  private void doesTheNext() {
    dispatch.verdict = beat -> Verdict.CONTINUE;
    dispatch.offer(Orders.shot("tsk_8", 8));
    await().until(() -> dispatch.completed.stream().anyMatch(done -> done.epoch() == 8));
    await("the task's files are gone")
        .untilAsserted(() -> assertThat(home.resolve("scratch/task")).isEmptyDirectory());
  }

  private CutShot shot() {
    return cutShot("0", 9);
  }

  private CutShot rendered() {
    var output = dispatch.completed.getFirst().outputs().getFirst();
    return cutShot(output.sha256(), (int) output.bytes());
  }

  private CutShot cutShot(String sha256, int bytes) {
    return new CutShot(
        "s1-1",
        "a prompt",
        7,
        "recipe",
        "simulated/1",
        48,
        Optional.empty(),
        dispatch.address().resolve("/jobs/1/shot.mp4"),
        sha256,
        bytes,
        Optional.empty());
  }
}
