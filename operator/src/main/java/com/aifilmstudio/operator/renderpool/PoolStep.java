package com.aifilmstudio.operator.renderpool;

import java.util.List;

/** One thing to do about a pool's pods. */
sealed interface PoolStep {

  /** Make a pod of this ordinal, in the present revision, and on none of these nodes. */
  record Create(int ordinal, List<String> notOn) implements PoolStep {}

  /** Take an idle worker out of service and, if it really held nothing, delete its pod. */
  record Dismiss(String podUid) implements PoolStep {}

  /** Let a worker of an earlier revision finish what it holds; it leaves with its next claim. */
  record Retire(String podUid) implements PoolStep {}

  /** Remove a pod that has ended, or whose worker was drained. */
  record Delete(String podUid) implements PoolStep {}

  /** The worker's pod is no more: its key is void and what it held is free. */
  record Forget(String podUid) implements PoolStep {}
}
