package com.aifilmstudio.local.parts.kubelet.pod;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What to do for a pod now, what remains after that, and when to look again without being asked.
 */
public record Verdict(List<Step> steps, Then then, Optional<Instant> lookAgainAt) {

  /** What becomes of the pod when the steps are done. */
  public enum Then {
    /** It goes on. */
    LIVE,
    /** It has ended; its volumes and devices are free again, its logs stay. */
    FINISHED,
    /** Report the end, then take it off the API server. */
    REMOVE,
    /** Nobody asks for it any more: clean up. */
    FORGET
  }
}
