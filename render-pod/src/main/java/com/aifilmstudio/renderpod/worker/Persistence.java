package com.aifilmstudio.renderpod.worker;

import com.aifilmstudio.renderpod.clock.Pause;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Repeats a call for as long as dispatch is away. */
final class Persistence {

  private static final Logger LOG = LoggerFactory.getLogger(Persistence.class);

  /** A call to dispatch. */
  @FunctionalInterface
  interface Call<T> {
    T make() throws DispatchException, InterruptedException;
  }

  private final Backoff backoff;
  private final Pause pause;

  Persistence(Backoff backoff, Pause pause) {
    this.backoff = backoff;
    this.pause = pause;
  }

  /** The answer of the first call that is answered, be it a refusal. */
  <T> T untilAnswered(Call<T> call) throws DispatchException, InterruptedException {
    for (int failures = 1; ; failures++) {
      try {
        return call.make();
      } catch (DispatchException.Unavailable e) {
        var wait = backoff.after(failures);
        if (failures == 1) {
          LOG.warn("dispatch is away, trying on: {}", e.getMessage());
        }
        pause.last(wait);
      }
    }
  }
}
