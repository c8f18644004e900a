package com.aifilmstudio.local.parts.binaries;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Shows a person how far a preparation is: in a terminal one line that moves, elsewhere a line now
 * and then. It moves also while nothing is told, so that minutes of linking do not look like a
 * hang.
 */
public final class ShownPreparation implements Preparation {
  private static final Duration BETWEEN_PICTURES = Duration.ofMillis(500);
  private static final Duration BETWEEN_LINES = Duration.ofSeconds(15);

  private final PrintStream out;
  private final boolean terminal;
  private final int width;
  private final InstantSource clock;
  private Instant begin;
  private volatile Progress latest;
  private CountDownLatch over = new CountDownLatch(0);

  /** {@code width} is that of the terminal; what does not fit is cut. */
  public ShownPreparation(PrintStream out, boolean terminal, int width, InstantSource clock) {
    this.out = out;
    this.terminal = terminal;
    this.width = width;
    this.clock = clock;
  }

  @Override
  public synchronized void begins(String what, String why, Duration about) {
    ends();
    out.printf("%s, because %s (about %d min)%n", what, why, Math.max(1, about.toMinutes()));
    begin = clock.instant();
    latest = Progress.unknown("begins");
    over = new CountDownLatch(1);
    var end = over;
    Thread.ofVirtual().name("progress").start(() -> show(end));
  }

  @Override
  public void goesOn(Progress progress) {
    latest = progress;
  }

  @Override
  public synchronized void ends() {
    if (over.getCount() > 0) {
      over.countDown();
      out.print((terminal ? "\r\033[K" : "") + "  done after " + since().toSeconds() + " s\n");
      out.flush();
    }
  }

  private void show(CountDownLatch end) {
    var pause = terminal ? BETWEEN_PICTURES : BETWEEN_LINES;
    try {
      while (!end.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
        draw(end);
      }
    } catch (InterruptedException ending) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void draw(CountDownLatch end) {
    if (end.getCount() > 0) {
      out.print(picture());
      out.flush();
    }
  }

  /** What is printed next: a line of its own, or one over the last. */
  String picture() {
    var line = "  " + latest.line(since());
    return terminal
        ? "\r\033[K" + line.substring(0, Math.min(line.length(), width - 1))
        : line + "\n";
  }

  private Duration since() {
    return Duration.between(begin, clock.instant());
  }
}
