package com.aifilmstudio.renderpod.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.aifilmstudio.core.protocol.BeatReply.Verdict;
import com.aifilmstudio.core.protocol.CheckpointMade;
import com.aifilmstudio.core.protocol.Claim;
import com.aifilmstudio.core.protocol.RenderOrder.Part;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A shot that one worker begins and another ends. */
@Tag("studio")
class CheckpointingIT {

  private static final Duration SLOW = Duration.ofMillis(20);
  private static final Duration SELDOM = Duration.ofHours(1);
  private static final int STEPS = 80;

  private static final Claim SHOT = Orders.render("tsk_1", 1, STEPS, parts(1), 48);
  private static final Claim LONG_SHOT = Orders.render("tsk_1", 1, STEPS, parts(2), 80);

  @TempDir Path home;
  private FakeDispatch dispatch;

  @BeforeEach
  void openDispatch() throws IOException {
    Awaitility.setDefaultTimeout(Duration.ofSeconds(60)); // a busy machine is no failure
    dispatch = new FakeDispatch();
  }

  @AfterEach
  void closeDispatch() {
    dispatch.close();
  }

  @Test
  void aWorkerThatEndsLeavesItsShotWhereAnotherGoesOnToTheSameBytes() throws Exception {
    try (var worker = slow("one")) {
      dispatch.offer(SHOT);
      awaitStep(5);
      worker.askToStop();
      await().until(() -> !dispatch.failed.isEmpty());
    }
    assertThat(dispatch.failed.getFirst().code()).isEqualTo("WORKER.DRAINED");
    var checkpoint = dispatch.checkpoints.getLast();
    assertThat(checkpoint.part()).isZero();
    assertThat(checkpoint.step()).isBetween(5, STEPS);

    dispatch.beats.clear();
    dispatch.offerAgain(SHOT, 2);
    try (var worker = slow("two")) {
      awaitCompleted(1);
      assertThat(dispatch.beats)
          .as("no step is taken twice")
          .allMatch(beat -> beat.step() >= checkpoint.step());
      assertSameAsUninterrupted(SHOT, 2);
    }
  }

  @Test
  void aPausedShotGoesOnInThePartWhereItWasLeft() throws Exception {
    dispatch.verdict = beat -> beat.step() > STEPS + 3 ? Verdict.PAUSE : Verdict.CONTINUE;
    dispatch.offer(LONG_SHOT);
    try (var worker = slow("one")) {
      await().until(() -> !dispatch.failed.isEmpty());
    }
    assertThat(dispatch.failed.getFirst().code()).isEqualTo("TASK.PAUSED");
    assertThat(dispatch.failed.getFirst().releaseOnly()).isTrue();
    assertThat(dispatch.checkpoints.getLast().part()).isPositive();

    dispatch.verdict = beat -> Verdict.CONTINUE;
    dispatch.offerAgain(LONG_SHOT, 2);
    try (var worker = slow("two")) {
      awaitCompleted(1);
      assertSameAsUninterrupted(LONG_SHOT, 2);
    }
  }

  @Test
  void aShotCanBePausedAgainAndAgain() throws Exception {
    dispatch.verdict =
        beat -> beat.epoch() < 4 && beat.step() > 0 ? Verdict.PAUSE : Verdict.CONTINUE;
    dispatch.offer(LONG_SHOT);
    try (var worker = slow("one")) {
      for (int pauses = 1; dispatch.completed.isEmpty(); pauses++) {
        int so = pauses;
        await().until(() -> dispatch.failed.size() >= so || !dispatch.completed.isEmpty());
        if (dispatch.completed.isEmpty()) {
          dispatch.offerAgain(LONG_SHOT, pauses + 1);
        }
      }
      assertSameAsUninterrupted(LONG_SHOT, dispatch.completed.getFirst().epoch());
    }
  }

  @Test
  void checkpointsAreMadeWhileTheShotGoesOn() throws Exception {
    dispatch.offer(LONG_SHOT);
    try (var worker = RunningWorker.start(home, dispatch, SLOW, Duration.ZERO)) {
      awaitCompleted(1);
    }
    assertThat(dispatch.checkpoints).hasSizeGreaterThan(3);
    assertThat(dispatch.checkpoints)
        .isSortedAccordingTo(
            Comparator.<CheckpointMade>comparingInt(
                made -> made.part() * (STEPS + 1) + made.step()));
    assertThat(dispatch.failed).isEmpty();
    assertThat(home.resolve("scratch/task")).isEmptyDirectory();
  }

  @Test
  void aStoreOrDispatchThatTakesNoCheckpointDoesNotKeepTheShotFromBeingMade() throws Exception {
    dispatch.trouble("checkpoint", 422, 404, 422, 404, 422, 404);
    dispatch.trouble("put", 403, 500);
    dispatch.offer(SHOT);
    try (var worker = RunningWorker.start(home, dispatch, SLOW, Duration.ZERO)) {
      awaitCompleted(1);
    }
    assertThat(dispatch.failed).isEmpty();
  }

  @Test
  void aDamagedCheckpointCostsNothingButItsSteps() throws Exception {
    pausedAtSomeStep();
    var made = dispatch.checkpoints.getLast();
    dispatch.store.computeIfPresent(
        "jobs/1/" + made.name(),
        (key, bytes) -> {
          var damaged = bytes.clone();
          damaged[damaged.length - 1] ^= 1;
          return damaged;
        });
    startsOver();
  }

  @Test
  void anEmptyCheckpointCostsNothingButItsSteps() throws Exception {
    pausedAtSomeStep();
    var made = dispatch.checkpoints.getLast();
    dispatch.store.put("jobs/1/" + made.name(), new byte[0]);
    startsOver();
  }

  @Test
  void aCheckpointOfAnotherShotIsNotGoneOnFrom() throws Exception {
    pausedAtSomeStep();
    var other = Orders.render("tsk_1", 1, STEPS, List.of(new Part(16, 16, 99)), 48);
    dispatch.offerAgain(other, 2);
    try (var worker = slow("two")) {
      awaitCompleted(1);
      assertSameAsUninterrupted(other, 2);
    }
  }

  private void pausedAtSomeStep() throws InterruptedException {
    dispatch.verdict = beat -> beat.step() > 5 ? Verdict.PAUSE : Verdict.CONTINUE;
    dispatch.offer(SHOT);
    try (var worker = slow("one")) {
      await().until(() -> !dispatch.failed.isEmpty());
    }
    dispatch.verdict = beat -> Verdict.CONTINUE;
  }

  private void startsOver() throws InterruptedException {
    dispatch.offerAgain(SHOT, 2);
    try (var worker = slow("two")) {
      awaitCompleted(1);
      assertSameAsUninterrupted(SHOT, 2);
    }
  }

  private RunningWorker slow(String name) {
    return RunningWorker.start(home.resolve(name), dispatch, SLOW, SELDOM);
  }

  private void awaitStep(int step) {
    await().until(() -> dispatch.beats.stream().anyMatch(beat -> beat.step() >= step));
  }

  private void awaitCompleted(int count) {
    await().until(() -> dispatch.completed.size() >= count);
  }

  /** Has the worker that runs render the shot once more, from its beginning to its end. */
  private void assertSameAsUninterrupted(Claim shot, int epoch) {
    var order = shot.render().orElseThrow();
    dispatch.verdict = beat -> Verdict.CONTINUE;
    dispatch.offer(
        Orders.render("tsk_9", 99, order.steps(), order.parts(), order.deliveredFrames()));
    await().until(() -> dispatch.store.containsKey("jobs/99/shot.mp4"));
    assertThat(dispatch.store.get("jobs/%d/shot.mp4".formatted(epoch)))
        .isEqualTo(dispatch.store.get("jobs/99/shot.mp4"));
  }

  private static List<Part> parts(int count) {
    return List.of(new Part(16, 16, 7), new Part(16, 11, 8)).subList(0, count);
  }
}
