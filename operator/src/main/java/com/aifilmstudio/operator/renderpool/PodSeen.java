package com.aifilmstudio.operator.renderpool;

import com.aifilmstudio.store.worker.PoolWorker;
import com.aifilmstudio.store.worker.WorkerState;
import java.util.Optional;

/**
 * A worker's pod together with what the worker said of itself, if it has registered.
 *
 * @param ordinal the last part of its name
 * @param node where it runs, once that is decided
 * @param problem why it does not start, as Kubernetes says it
 */
record PodSeen(
    String name,
    String uid,
    int ordinal,
    String revision,
    Life life,
    Optional<String> node,
    Optional<String> problem,
    Optional<PoolWorker> worker) {

  /** Where a pod is on its way. */
  enum Life {
    RUNNING,
    TERMINATING,
    SUCCEEDED,
    FAILED
  }

  boolean isLive() {
    return life == Life.RUNNING && !isDraining();
  }

  boolean isDraining() {
    return is(WorkerState.Draining);
  }

  boolean isFinished() {
    return life == Life.SUCCEEDED || life == Life.FAILED;
  }

  /** Its model is loaded and it has asked for work. */
  boolean isLoaded() {
    return is(WorkerState.Idle) || isBusy();
  }

  boolean isBusy() {
    return is(WorkerState.Busy);
  }

  boolean isIdle() {
    return is(WorkerState.Idle);
  }

  private boolean is(WorkerState state) {
    return worker.map(PoolWorker::state).filter(state::equals).isPresent();
  }
}
