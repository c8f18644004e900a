package com.aifilmstudio.local.cli.studio;

import com.aifilmstudio.local.parts.binaries.Preparation;
import com.aifilmstudio.local.parts.process.PartStart;
import com.aifilmstudio.local.parts.process.StartListener;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Tells a person what is going on and since when, one line for each thing. */
public final class Narrator implements StartListener, Preparation {
  private final PrintStream out;
  private final InstantSource clock;
  private final Instant begin;

  public Narrator(PrintStream out) {
    this(out, InstantSource.system());
  }

  Narrator(PrintStream out, InstantSource clock) {
    this.out = out;
    this.clock = clock;
    this.begin = clock.instant();
  }

  /** One line with the seconds since the command began. */
  public synchronized void say(String line) {
    out.printf("%6.1f s  %s%n", Duration.between(begin, clock.instant()).toMillis() / 1000.0, line);
  }

  @Override
  public void ready(PartStart start) {
    say(
        switch (start.how()) {
          case STARTED ->
              "%s is ready after %.1f s"
                  .formatted(start.name(), start.toReady().toMillis() / 1000.0);
          case FOUND_RUNNING -> start.name() + " runs already";
        });
  }

  @Override
  public void begins(String what, String why, Duration about) {
    say("%s, because %s (about %d min)".formatted(what, why, Math.max(1, about.toMinutes())));
  }

  @Override
  public void goesOn(String detail) {
    say("  " + detail);
  }
}
