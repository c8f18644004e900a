package com.aifilmstudio.local.cli.studio;

import com.aifilmstudio.local.parts.binaries.Preparation;
import com.aifilmstudio.local.parts.binaries.Progress;
import com.aifilmstudio.local.parts.binaries.ShownPreparation;
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
  private final ShownPreparation preparation;

  /** In a log: nothing is drawn over. */
  public Narrator(PrintStream out) {
    this(out, false, 120, InstantSource.system());
  }

  /** For a person, who may look at a terminal of this width. */
  public static Narrator of(PrintStream out, boolean terminal, int width) {
    return new Narrator(out, terminal, width, InstantSource.system());
  }

  private Narrator(PrintStream out, boolean terminal, int width, InstantSource clock) {
    this.out = out;
    this.clock = clock;
    this.begin = clock.instant();
    this.preparation = new ShownPreparation(out, terminal, width, clock);
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
    preparation.begins(what, why, about);
  }

  @Override
  public void goesOn(Progress progress) {
    preparation.goesOn(progress);
  }

  @Override
  public void ends() {
    preparation.ends();
  }
}
