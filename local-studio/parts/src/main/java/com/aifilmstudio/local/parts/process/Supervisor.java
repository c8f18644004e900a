package com.aifilmstudio.local.parts.process;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Starts the parts of one home, each when those it needs are ready, and ends them in reverse order.
 * Its memory is the home itself, so that a supervisor of a later program finds what an earlier one
 * left: running, or dead after {@code kill -9}.
 */
public final class Supervisor implements AutoCloseable {
  private static final Duration RECORDED_WITHIN = Duration.ofSeconds(5);

  private final StudioHome home;
  private final InstantSource clock;
  private final StartListener listener;
  private final Lifetime lifetime;

  /** Guards launches against {@link #stop}: none may slip through behind its back. */
  private final Object launching = new Object();

  private boolean stopped;
  private volatile boolean starting;

  private Supervisor(
      StudioHome home, InstantSource clock, StartListener listener, Lifetime lifetime) {
    this.home = home;
    this.clock = clock;
    this.listener = listener;
    this.lifetime = lifetime;
  }

  /** Of parts that outlive this program and are ended by a later one. */
  public static Supervisor detached(StudioHome home, StartListener listener) {
    return new Supervisor(home, InstantSource.system(), listener, Lifetime.DETACHED);
  }

  /** Of parts on the leash of this program. */
  static Supervisor embedded(StudioHome home, StartListener listener) {
    return new Supervisor(home, InstantSource.system(), listener, Lifetime.EMBEDDED);
  }

  private enum Lifetime {
    DETACHED,
    EMBEDDED
  }

  public StudioHome home() {
    return home;
  }

  /**
   * Starts the parts side by side as far as their order allows and returns when all are ready. When
   * one fails, those that were started by this call keep running until {@link #stop}.
   */
  public List<PartStart> start(List<Part> parts) {
    Map<String, CompletableFuture<PartStart>> starts = new HashMap<>();
    if (lifetime == Lifetime.DETACHED) {
      Leash.awaitEndOfLast(home);
    }
    try (var _ = HomeLock.take(home);
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      starting = true;
      for (int i = 0; i < parts.size(); i++) {
        var part = parts.get(i);
        starts.put(part.name(), startAfterOthers(part, i, starts, threads));
      }
      return parts.stream().map(part -> starts.get(part.name()).join()).toList();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    } finally {
      starting = false;
    }
  }

  private CompletableFuture<PartStart> startAfterOthers(
      Part part,
      int order,
      Map<String, CompletableFuture<PartStart>> earlier,
      ExecutorService threads) {
    var needed =
        part.after().stream()
            .map(earlier::get)
            // What is not in this list was started before.
            .filter(start -> start != null)
            .toArray(CompletableFuture[]::new);
    return CompletableFuture.allOf(needed).thenApplyAsync(ready -> start(part, order), threads);
  }

  /** Starts one more part, or one again that was ended; returns when it is ready. */
  public PartStart start(Part part) {
    var last = PartRecord.inStartOrder(home).stream().mapToInt(PartRecord::order).max();
    var known = PartRecord.of(home, part.name()).map(PartRecord::order);
    return start(part, known.orElse(last.orElse(-1) + 1));
  }

  private PartStart start(Part part, int order) {
    var begin = clock.instant();
    var running = running(part.name());
    if (running.isPresent()) {
      if (isOfThisCommand(part) && becomesReady(part, running.get())) {
        return started(part, begin, PartStart.How.FOUND_RUNNING);
      }
      running.get().stop();
    }
    var fresh = launch(part, order);
    if (!becomesReady(part, fresh)) {
      var why = fresh.isAlive() ? "was not ready in " + part.readyWithin() : "ended";
      fresh.stop();
      throw new PartFailed(part.name(), why, home.log(part.name()), null);
    }
    return started(part, begin, PartStart.How.STARTED);
  }

  private RunningPart launch(Part part, int order) {
    var log = home.log(part.name());
    try {
      part.prepare();
      var command = part.command();
      synchronized (launching) {
        if (stopped) {
          throw new IllegalStateException(part.name() + " is not started: the studio is stopping");
        }
        PartRecord.of(part, order, command).write(home);
        Launcher.launch(command, pidFile(part), log);
        Patience.until(RECORDED_WITHIN, () -> LinuxProcess.recordedIn(pidFile(part)).isPresent());
      }
    } catch (IOException e) {
      throw new PartFailed(part.name(), "could not be started", log, e);
    }
    return running(part.name()).orElseThrow(() -> new PartFailed(part.name(), "ended", log, null));
  }

  private PartStart started(Part part, Instant begin, PartStart.How how) {
    var start = new PartStart(part.name(), Duration.between(begin, clock.instant()), how);
    listener.ready(start);
    return start;
  }

  private boolean isOfThisCommand(Part part) {
    return PartRecord.of(home, part.name())
        .filter(record -> record.print().equals(part.command().print()))
        .isPresent();
  }

  private static boolean becomesReady(Part part, RunningPart running) {
    Patience.until(part.readyWithin(), () -> isReady(part) || !running.isAlive());
    return running.isAlive() && isReady(part);
  }

  private static boolean isReady(Part part) {
    try {
      return part.ready();
    } catch (IOException notYet) {
      return false;
    }
  }

  /** A part of this home whose process is there. */
  public Optional<RunningPart> running(String name) {
    return PartRecord.of(home, name)
        .flatMap(record -> record.process(home).map(process -> new RunningPart(record, process)));
  }

  /** Every part that was started in this home, in the order of their start. */
  public List<PartStatus> status() {
    return PartRecord.inStartOrder(home).stream()
        .map(record -> PartStatus.of(home, record))
        .toList();
  }

  /** From its return on this supervisor starts nothing; a launch under way is waited for. */
  public void launchNoMore() {
    synchronized (launching) {
      stopped = true;
    }
  }

  /** Ends every part of this home, whoever started it, the last one first; it starts none after. */
  public void stop() {
    launchNoMore();
    if (starting) {
      end(); // The start fails by it and gives the lock back: a Ctrl-C need not wait.
    }
    try (var _ = HomeLock.take(home)) {
      end();
    }
  }

  private void end() {
    for (var record : PartRecord.inStartOrder(home).reversed()) {
      record.process(home).ifPresent(process -> new RunningPart(record, process).stop());
      record.delete(home);
    }
  }

  @Override
  public void close() {
    stop();
  }

  private Path pidFile(Part part) {
    return PartRecord.pidFile(home, part.name());
  }
}
