package com.aifilmstudio.renderpod.engine.simulated;

import com.aifilmstudio.core.failure.FailureCode;
import java.util.concurrent.atomic.AtomicInteger;

/** Takes that are to fail, to try out what a farm does with a machine that is broken. */
public final class Faults {

  private final FailureCode code;
  private final AtomicInteger left;

  private Faults(FailureCode code, int takes) {
    this.code = code;
    this.left = new AtomicInteger(takes);
  }

  /** A machine that works. */
  public static Faults none() {
    return new Faults(FailureCode.RENDER_FAILED, 0);
  }

  /** The first so many takes fail. */
  public static Faults ofFirst(int takes, FailureCode code) {
    return new Faults(code, takes);
  }

  /** Whether the next take fails; it counts. */
  public boolean next() {
    return left.getAndUpdate(takes -> Math.max(0, takes - 1)) > 0;
  }

  public FailureCode code() {
    return code;
  }
}
