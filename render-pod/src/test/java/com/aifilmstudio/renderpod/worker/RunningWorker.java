package com.aifilmstudio.renderpod.worker;

import static org.awaitility.Awaitility.await;

import com.aifilmstudio.renderpod.TinyFilm;
import com.aifilmstudio.renderpod.assemble.MadeFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** A worker with the simulated engine, on a thread of the test. */
final class RunningWorker implements AutoCloseable {

  private final StopSignal stop = new StopSignal();
  private final FakeDispatch dispatch;
  private final Thread thread;

  private RunningWorker(WorkerSettings settings, FakeDispatch dispatch) {
    this.dispatch = dispatch;
    thread =
        Thread.ofPlatform()
            .name("worker")
            .start(
                () -> {
                  try {
                    new Worker(settings, Tools.found(), stop).run();
                  } catch (Exception e) {
                    throw new IllegalStateException(e);
                  }
                });
  }

  /**
   * @param home of this worker alone
   * @param step how long one takes
   */
  static RunningWorker start(
      Path home, FakeDispatch dispatch, Duration step, Duration checkpointEvery) {
    return start(home, dispatch, step, checkpointEvery, FaultSettings.NONE);
  }

  /** One on a machine that is broken as {@code faults} says. */
  static RunningWorker start(
      Path home,
      FakeDispatch dispatch,
      Duration step,
      Duration checkpointEvery,
      FaultSettings faults) {
    try {
      var folder = Files.createDirectories(home);
      var token = Files.writeString(folder.resolve("token"), "a token\n");
      var manifest = Files.writeString(folder.resolve("bundle.json"), TinyFilm.manifest());
      var digest = MadeFile.of("", manifest).sha256();
      return new RunningWorker(
          new WorkerSettings(
              dispatch.address(),
              Optional.empty(),
              token,
              "render-system/tinyfilm",
              "1",
              "sha256:" + digest,
              EngineKind.SIMULATED,
              folder.resolve("cache"),
              1L << 30,
              folder.resolve("scratch"),
              folder.resolve("natives"),
              1,
              checkpointEvery,
              1,
              Duration.ZERO,
              step,
              0,
              faults),
          dispatch);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** As SIGTERM does. */
  void askToStop() {
    stop.give();
  }

  boolean isRunning() {
    return thread.isAlive();
  }

  @Override
  public void close() throws InterruptedException {
    stop.give();
    if (!thread.join(Duration.ofSeconds(60))) {
      throw new AssertionError("the worker still runs");
    }
    await().until(() -> !dispatch.isAskedForWork());
  }
}
