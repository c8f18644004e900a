package com.aifilmstudio.operator.renderpool;

import com.aifilmstudio.operator.renderpool.PodSeen.Life;
import com.aifilmstudio.store.WorkerId;
import com.aifilmstudio.store.worker.PoolWorker;
import com.aifilmstudio.store.worker.WorkerState;
import java.time.Instant;
import java.util.Optional;

/** Pods in the words of a test. */
final class Pods {

  static final String REVISION = "new";
  static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");

  private Pods() {}

  static PodSeen starting(int ordinal) {
    return pod(ordinal, REVISION, Life.RUNNING, Optional.empty());
  }

  static PodSeen with(int ordinal, WorkerState state) {
    return pod(ordinal, REVISION, Life.RUNNING, Optional.of(worker(ordinal, state)));
  }

  static PodSeen ofEarlierRevision(int ordinal, Optional<WorkerState> state) {
    return pod(ordinal, "old", Life.RUNNING, state.map(s -> worker(ordinal, s)));
  }

  static PodSeen terminating(int ordinal) {
    return pod(ordinal, REVISION, Life.TERMINATING, Optional.empty());
  }

  static PodSeen failed(int ordinal) {
    return pod(ordinal, REVISION, Life.FAILED, Optional.empty());
  }

  static PodSeen succeeded(int ordinal) {
    return pod(
        ordinal, REVISION, Life.SUCCEEDED, Optional.of(worker(ordinal, WorkerState.Draining)));
  }

  static PodSeen pod(int ordinal, String revision, Life life, Optional<PoolWorker> worker) {
    return new PodSeen(
        "tiny-" + revision + "-" + ordinal,
        uid(ordinal),
        ordinal,
        revision,
        life,
        Optional.empty(),
        Optional.empty(),
        worker);
  }

  static String uid(int ordinal) {
    return "uid-" + ordinal;
  }

  /** Idle for as many minutes as its ordinal says. */
  static PoolWorker worker(int ordinal, WorkerState state) {
    boolean idle = state == WorkerState.Idle;
    boolean loaded = idle || state == WorkerState.Busy;
    return new PoolWorker(
        new WorkerId("wrk_" + ordinal),
        "tiny-" + ordinal,
        uid(ordinal),
        REVISION,
        "cpu",
        state,
        state == WorkerState.Busy,
        NOON.minusSeconds(3600),
        loaded ? Optional.of(NOON.minusSeconds(3500)) : Optional.empty(),
        idle ? Optional.of(NOON.minusSeconds(60L * ordinal)) : Optional.empty(),
        NOON);
  }
}
