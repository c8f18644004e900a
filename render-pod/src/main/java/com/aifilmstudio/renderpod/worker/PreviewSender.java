package com.aifilmstudio.renderpod.worker;

import com.aifilmstudio.renderpod.drawing.Jpeg;
import com.aifilmstudio.renderpod.engine.Clip;
import com.aifilmstudio.renderpod.engine.Progress;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Shows a running shot now and then. One frame is decoded on the rendering thread, because there
 * the model is; writing and sending it are not waited for. Whatever goes wrong, there is no picture
 * for a while and no harm.
 *
 * <p>Lives as long as the worker: what a picture costs, and that nobody wants them at present,
 * holds for the next shot too.
 */
final class PreviewSender {

  /** Sends one JPEG. */
  @FunctionalInterface
  interface Line {
    void send(byte[] jpeg) throws DispatchException, InterruptedException;
  }

  private static final Logger LOG = LoggerFactory.getLogger(PreviewSender.class);

  private static final int LARGEST = 256 << 10;
  private static final Duration FIRST_REST = Duration.ofSeconds(15);
  private static final Duration LONGEST_REST = Duration.ofMinutes(10);

  private final PreviewPace pace;
  private final LongSupplier nanoTime;
  private Duration cost = Duration.ZERO;
  private int steps;
  private long last;
  private Thread sending = Thread.ofVirtual().unstarted(() -> {});
  private volatile Duration rest = Duration.ZERO;

  PreviewSender(PreviewPace pace, LongSupplier nanoTime) {
    this.pace = pace;
    this.nanoTime = nanoTime;
    this.last = nanoTime.getAsLong();
  }

  /** A step is done: perhaps it is time for a picture. */
  void stepped(Progress progress, Line line) {
    steps++;
    long now = nanoTime.getAsLong();
    var since = Duration.ofNanos(now - last);
    if (!pace.due(steps, cost, since)
        || since.compareTo(rest) < 0
        || sending.isAlive()
        || progress.step() == progress.steps()) {
      return;
    }
    steps = 0;
    last = now;
    try {
      var picture = progress.glimpse().get();
      sending = Thread.ofVirtual().name("preview").start(() -> send(picture, line));
    } catch (RuntimeException e) {
      LOG.warn("no preview: {}", e.getMessage()); // of memory there may be enough for steps alone
      rest = longer(rest);
    }
    cost = Duration.ofNanos(nanoTime.getAsLong() - now);
  }

  /** Whether none is under way. */
  boolean isIdle() {
    return !sending.isAlive();
  }

  private void send(Clip picture, Line line) {
    try {
      var frame = picture.frames().getFirst();
      line.send(Jpeg.within(picture.width(), picture.height(), frame, LARGEST));
      rest = Duration.ZERO;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (DispatchException | RuntimeException e) {
      rest = longer(rest);
      LOG.debug("no preview for {}: {}", rest, e.getMessage());
    }
  }

  private static Duration longer(Duration rest) {
    var doubled = rest.isZero() ? FIRST_REST : rest.multipliedBy(2);
    return doubled.compareTo(LONGEST_REST) < 0 ? doubled : LONGEST_REST;
  }
}
