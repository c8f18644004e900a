package com.aifilmstudio.store.task;

import com.aifilmstudio.store.health.ProbeLease;

/** What a worker that asks for work is told. */
public sealed interface ClaimAnswer {

  /** It has a task. */
  record Claimed(ClaimedTask task) implements ClaimAnswer {}

  /** Nothing is ready for its pool. */
  record Nothing() implements ClaimAnswer {}

  /** Its node is in quarantine, and this is its chance. */
  record Probe(ProbeLease lease, String bundleDigest) implements ClaimAnswer {}

  /** Its node is in quarantine; it should ask again. */
  record Barred() implements ClaimAnswer {}

  /** It gets no more work and should end. */
  record Drained() implements ClaimAnswer {}
}
