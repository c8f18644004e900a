package com.aifilmstudio.core.queue;

import java.util.Optional;

/**
 * A worker that asks for a task.
 *
 * @param bundle digest of the model that it has loaded
 * @param gpus that a task holds while this worker has it
 * @param job the only one that it works for, where it is dedicated to one
 * @param node where it runs, where that matters: a forecast does not look so closely
 */
public record Asker(String bundle, int gpus, Optional<String> job, Optional<String> node) {

  /** One on any node. */
  public Asker(String bundle, int gpus, Optional<String> job) {
    this(bundle, gpus, job, Optional.empty());
  }

  /** The same on that node. */
  public Asker on(String node) {
    return new Asker(bundle, gpus, job, Optional.of(node));
  }

  public static Asker of(String bundle, int gpus) {
    return new Asker(bundle, gpus, Optional.empty());
  }
}
