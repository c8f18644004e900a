package com.aifilmstudio.renderpod.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.aifilmstudio.core.protocol.BeatReply.Verdict;
import com.aifilmstudio.core.protocol.Complete;
import com.aifilmstudio.core.protocol.CutOrder.Cue;
import com.aifilmstudio.core.protocol.CutOrder.CutShot;
import com.aifilmstudio.core.protocol.RenderOrder.Part;
import com.aifilmstudio.renderpod.TinyFilm;
import com.aifilmstudio.renderpod.media.MediaProbe;
import com.aifilmstudio.renderpod.media.Prober;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("studio")
class WorkerIT {

  @TempDir Path home;
  private FakeDispatch dispatch;
  private final StopSignal stop = new StopSignal();
  private Thread thread;
  private volatile Throwable ended;

  @BeforeEach
  void openDispatch() throws IOException {
    Awaitility.setDefaultTimeout(Duration.ofSeconds(60)); // a busy machine is no failure
    dispatch = new FakeDispatch();
  }

  @AfterEach
  void end() throws InterruptedException {
    stop.give();
    if (thread != null) {
      thread.join(Duration.ofSeconds(60));
      assertThat(thread.isAlive()).as("the worker still runs").isFalse();
    }
    dispatch.close();
  }

  @Test
  void rendersAShotAndReportsIt() {
    dispatch.offer(Orders.shot("tsk_1", 3));
    start(Duration.ZERO);

    var complete = completed(1);
    assertThat(complete.epoch()).isEqualTo(3);
    var output = complete.outputs().getFirst();
    assertThat(output.name()).isEqualTo("shot.mp4");
    assertThat(output.key()).isEqualTo("jobs/3/shot.mp4");
    assertThat(dispatch.store.get(output.key())).hasSize((int) output.bytes());
    assertThat(output.sha256()).isEqualTo(sha256(dispatch.store.get(output.key())));
    assertThat(complete.metrics())
        .containsKeys("load", "text", "denoise", "decode", "encode", "upload", "gpuSeconds");
    assertThat(complete.quality().measures()).isNotEmpty();
    var probe = probe(output.key());
    assertThat(probe.frames()).isEqualTo(48);
    assertThat(probe.framesPerSecond()).isEqualTo("24/1");
    assertThat(dispatch.registrations)
        .singleElement()
        .satisfies(card -> assertThat(card.numericClass()).isEqualTo("simulated/1"));
    assertThat(home.resolve("scratch/task")).isEmptyDirectory();
  }

  @Test
  void tellsTheLoadOnlyOnce() {
    dispatch.offer(Orders.shot("tsk_1", 1));
    dispatch.offer(Orders.shot("tsk_2", 1));
    start(Duration.ZERO);

    completed(2);
    assertThat(dispatch.completed.get(0).metrics()).containsKey("load");
    assertThat(dispatch.completed.get(1).metrics()).doesNotContainKey("load");
  }

  @Test
  void rendersEqualOrdersToEqualBytes() {
    dispatch.offer(Orders.shot("tsk_1", 1));
    dispatch.offer(Orders.shot("tsk_2", 2));
    start(Duration.ZERO);

    completed(2);
    assertThat(dispatch.store.get("jobs/1/shot.mp4"))
        .isEqualTo(dispatch.store.get("jobs/2/shot.mp4"));
  }

  @Test
  void joinsPartsAndKeepsOnlyWhatIsUsedOfThem() {
    var parts = List.of(new Part(16, 16, 1), new Part(16, 5, 2));
    dispatch.offer(Orders.render("tsk_1", 1, 4, parts, 61));
    start(Duration.ZERO);

    completed(1);
    assertThat(probe("jobs/1/shot.mp4").frames()).isEqualTo(61);
  }

  @Test
  void leavesACanceledShotBetweenTwoSteps() {
    dispatch.verdict = beat -> beat.step() > 0 ? Verdict.CANCEL : Verdict.CONTINUE;
    dispatch.offer(Orders.render("tsk_1", 1, 1000, List.of(new Part(16, 16, 1)), 48));
    dispatch.offer(Orders.shot("tsk_2", 2));
    start(Duration.ofMillis(20));

    await().until(() -> !dispatch.failed.isEmpty());
    var fail = dispatch.failed.getFirst();
    assertThat(fail.code()).isEqualTo("TASK.CANCELED");
    assertThat(fail.releaseOnly()).isTrue();
    assertThat(fail.message()).contains("canceled");
    dispatch.verdict = beat -> Verdict.CONTINUE;
    assertThat(completed(1).epoch()).as("the next task is done").isEqualTo(2);
  }

  @Test
  void dropsAFencedShotWithoutAWordAndClaimsTheNext() {
    dispatch.trouble("beat", 409);
    dispatch.offer(Orders.render("tsk_1", 1, 1000, List.of(new Part(16, 16, 1)), 48));
    dispatch.offer(Orders.shot("tsk_2", 2));
    start(Duration.ofMillis(20));

    assertThat(completed(1).epoch()).isEqualTo(2);
    assertThat(dispatch.failed).isEmpty();
    assertThat(dispatch.completed).hasSize(1);
  }

  @Test
  void dropsAShotWhoseReportIsFenced() {
    dispatch.trouble("complete", 409);
    dispatch.offer(Orders.shot("tsk_1", 1));
    dispatch.offer(Orders.shot("tsk_2", 2));
    start(Duration.ZERO);

    assertThat(completed(1).epoch()).isEqualTo(2);
    assertThat(dispatch.failed).isEmpty();
  }

  @Test
  void triesOnWhileDispatchIsInTrouble() {
    dispatch.trouble("register", 503);
    dispatch.trouble("claims", 500);
    dispatch.trouble("beat", 500);
    dispatch.trouble("uploads", 503);
    dispatch.trouble("complete", 500, 502);
    dispatch.offer(Orders.shot("tsk_1", 1));
    start(Duration.ofMillis(60));

    completed(1);
    assertThat(dispatch.failed).isEmpty();
  }

  @Test
  void asksForANewAddressWhenAnUploadIsRefused() {
    dispatch.trouble("put", 403);
    dispatch.offer(Orders.shot("tsk_1", 1));
    start(Duration.ZERO);

    completed(1);
    assertThat(dispatch.wishes).hasSize(2);
  }

  @Test
  void registersAgainWhenItsKeyIsNotAccepted() {
    dispatch.trouble("claims", 401);
    dispatch.offer(Orders.shot("tsk_1", 1));
    start(Duration.ZERO);

    completed(1);
    assertThat(dispatch.registrations).hasSize(2);
  }

  @Test
  void givesATaskBackWhoseFilesAreNotAccepted() {
    dispatch.trouble("complete", 422);
    dispatch.offer(Orders.shot("tsk_1", 1));
    dispatch.offer(Orders.shot("tsk_2", 2));
    start(Duration.ZERO);

    assertThat(completed(1).epoch()).isEqualTo(2);
    assertThat(dispatch.failed)
        .singleElement()
        .satisfies(fail -> assertThat(fail.code()).isEqualTo("UPLOAD.REFUSED"));
  }

  @Test
  void endsWhenItIsDrained() {
    dispatch.drain(true);
    start(Duration.ZERO);

    await().until(() -> !thread.isAlive());
    assertThat(ended).isNull();
  }

  @Test
  void handsItsShotBackWhenItIsAskedToStop() {
    dispatch.offer(Orders.render("tsk_1", 4, 1000, List.of(new Part(16, 16, 1)), 48));
    start(Duration.ofMillis(20));
    await().until(() -> dispatch.beats.stream().anyMatch(beat -> beat.step() > 0));

    stop.give();

    await().until(() -> !thread.isAlive());
    assertThat(dispatch.failed)
        .singleElement()
        .satisfies(
            fail -> {
              assertThat(fail.code()).isEqualTo("WORKER.DRAINED");
              assertThat(fail.releaseOnly()).isTrue();
              assertThat(fail.epoch()).isEqualTo(4);
            });
    assertThat(ended).isNull();
  }

  @Test
  void finishesAnUploadBeforeItStops() {
    dispatch.trouble("put", 503, 503);
    dispatch.offer(Orders.shot("tsk_1", 1));
    start(Duration.ZERO);
    await().until(() -> !dispatch.wishes.isEmpty());

    stop.give();

    await().until(() -> !thread.isAlive());
    assertThat(dispatch.completed).hasSize(1);
    assertThat(dispatch.failed).isEmpty();
  }

  @Test
  void reportsATaskThatCannotBeCarriedOutAndLivesOn() {
    dispatch.offer(Orders.render("tsk_1", 1, 4, List.of(new Part(99, 99, 1)), 48));
    dispatch.offer(Orders.render("tsk_2", 2, 4, List.of(new Part(16, 17, 1)), 48));
    dispatch.offer(Orders.shot("tsk_3", 3));
    start(Duration.ZERO);

    assertThat(completed(1).epoch()).isEqualTo(3);
    assertThat(dispatch.failed)
        .extracting(fail -> fail.code())
        .containsExactly("RENDER.FAILED", "INTERNAL");
    assertThat(dispatch.failed).noneMatch(fail -> fail.releaseOnly());
  }

  @Test
  void assemblesAFilmOfItsShots() {
    dispatch.offer(Orders.shot("tsk_1", 1));
    dispatch.offer(Orders.render("tsk_2", 2, 4, List.of(new Part(16, 16, 9)), 40));
    start(Duration.ZERO);
    completed(2);

    var cues = List.of(new Cue(500, 2500, "MARA", "The night train <never> stops."));
    dispatch.offer(Orders.cut("tsk_3", 3, List.of(shot(1, 48), shot(2, 40)), cues));
    var film = completed(3);

    assertThat(film.outputs())
        .extracting(Complete.Output::name)
        .containsExactly("Mp4", "Captions", "Poster", "Lock");
    var probe = probe("jobs/3/film.mp4");
    assertThat(probe.frames()).isEqualTo(88);
    assertThat(probe.captions()).isEqualTo(1);
    assertThat(probe.damage()).isEmpty();
    assertThat(text("jobs/3/captions.vtt"))
        .contains("00:00:00.500 --> 00:00:02.500\n<v MARA>The night train &lt;never&gt; stops.");
    assertThat(text("jobs/3/film.lock.json")).contains("\"seed\" : 7").doesNotContain("job_1");
  }

  @Test
  void refusesToPublishAFilmThatIsNotWhatWasOrdered() {
    dispatch.offer(Orders.shot("tsk_1", 1));
    start(Duration.ZERO);
    completed(1);

    dispatch.offer(Orders.cut("tsk_2", 2, List.of(shot(1, 50)), List.of()));

    await().until(() -> !dispatch.failed.isEmpty());
    assertThat(dispatch.failed.getFirst().code()).isEqualTo("FILM.NOT_CONFORMING");
    assertThat(dispatch.failed.getFirst().message()).contains("frames: 48, not 50");
  }

  private void start(Duration step) {
    var settings = settings(step);
    thread =
        Thread.ofPlatform()
            .name("worker")
            .start(
                () -> {
                  try {
                    new Worker(settings, Tools.found(), stop).run();
                  } catch (Exception | Error e) {
                    ended = e;
                  }
                });
  }

  private WorkerSettings settings(Duration step) {
    try {
      var token = Files.writeString(home.resolve("token"), "a token\n");
      return new WorkerSettings(
          dispatch.address(),
          Optional.empty(),
          token,
          "render-system/tinyfilm",
          "1",
          "sha256:" + sha256(TinyFilm.manifest().getBytes(StandardCharsets.UTF_8)),
          EngineKind.SIMULATED,
          home.resolve("cache"),
          1L << 30,
          home.resolve("scratch"),
          home.resolve("natives"),
          1,
          Duration.ofSeconds(10),
          0,
          Duration.ZERO,
          step,
          0,
          FaultSettings.NONE);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private Complete completed(int count) {
    await().until(() -> dispatch.completed.size() >= count);
    return dispatch.completed.get(count - 1);
  }

  private CutShot shot(int epoch, int frames) {
    var key = "jobs/%d/shot.mp4".formatted(epoch);
    var bytes = dispatch.store.get(key);
    return new CutShot(
        "s1-" + epoch,
        "a prompt",
        7,
        "recipe",
        "simulated/1",
        frames,
        Optional.empty(),
        dispatch.address().resolve("/" + key),
        sha256(bytes),
        bytes.length,
        Optional.empty());
  }

  private MediaProbe probe(String key) {
    try {
      return Prober.probe(Files.write(home.resolve("probed.mp4"), dispatch.store.get(key)));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private String text(String key) {
    return new String(dispatch.store.get(key), StandardCharsets.UTF_8);
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}
