package com.aifilmstudio.renderpod;

import com.aifilmstudio.renderpod.worker.StopSignal;
import com.aifilmstudio.renderpod.worker.Tools;
import com.aifilmstudio.renderpod.worker.Worker;
import com.aifilmstudio.renderpod.worker.WorkerSettings;
import java.nio.file.Path;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The program in a render pod.
 *
 * <p>The root file system of a pod is read-only, so besides the variables of {@link WorkerSettings}
 * the pod template sets {@code JAVA_TOOL_OPTIONS=-Djava.io.tmpdir=<scratch>} and {@code
 * HOME=<scratch>} (a library that is told nothing looks there), and leaves at least 30 s between
 * SIGTERM and SIGKILL. An image that has the native libraries unpacked says where in {@code
 * STUDIO_NATIVES}; a template does not set it.
 *
 * <p>Exit codes: 0 when dispatch drained the worker, 143 after SIGTERM (its task is handed back by
 * then), 64 when a setting is wrong, 1 when it cannot serve: the model or the engine was refused.
 */
public final class RenderPod {

  private static final Logger LOG = LoggerFactory.getLogger(RenderPod.class);

  private static final Duration GRACE = Duration.ofSeconds(25);
  private static final int WRONG_SETTING = 64;
  private static final int CANNOT_SERVE = 1;

  private RenderPod() {}

  /** Runs one worker until it is drained or told to stop. */
  public static void main(String[] arguments) {
    var stop = new StopSignal();
    var main = Thread.currentThread();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> endInPeace(stop, main), "stop"));
    int code = run(stop);
    if (code != 0) {
      // Not by exit(), which would wait for the hook, which waits for this thread.
      Runtime.getRuntime().halt(code);
    }
  }

  private static int run(StopSignal stop) {
    WorkerSettings settings;
    try {
      settings = WorkerSettings.from(System.getenv());
    } catch (IllegalArgumentException e) {
      LOG.error("{}", e.getMessage());
      return WRONG_SETTING;
    }
    unpackNativesIn(settings.natives());
    try {
      new Worker(settings, Tools.found(), stop).run();
      return 0;
    } catch (Exception | Error e) {
      LOG.error("cannot serve: {}", e.getMessage(), e);
      return CANNOT_SERVE;
    }
  }

  /** Before the first class that loads a library: each of them reads its setting once. */
  private static void unpackNativesIn(Path folder) {
    System.setProperty("org.bytedeco.javacpp.cachedir", folder.resolve("javacpp").toString());
    System.setProperty("DJL_CACHE_DIR", folder.resolve("djl").toString());
  }

  /** The virtual machine ends when this returns; until then the worker hands its task back. */
  private static void endInPeace(StopSignal stop, Thread main) {
    stop.give();
    try {
      main.join(GRACE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
