package com.aifilmstudio.core.queue;

import java.util.Optional;

/**
 * A worker that asks for a task.
 *
 * @param bundle digest of the model that it has loaded
 * @param gpus that a task holds while this worker has it
 * @param job the only one that it works for, where it is dedicated to one
 */
public record Asker(String bundle, int gpus, Optional<String> job) {

  public static Asker of(String bundle, int gpus) {
    return new Asker(bundle, gpus, Optional.empty());
  }
}
