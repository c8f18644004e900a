package com.aifilmstudio.operator.renderpool;

import com.aifilmstudio.store.health.PoolPause;
import com.aifilmstudio.store.health.QuarantinedNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What of a pool is not to be relied on for now: some of its nodes, or all of it. */
record Trust(List<QuarantinedNode> quarantined, Optional<PoolPause> pause) {

  static final Trust FULL = new Trust(List.of(), Optional.empty());

  boolean trusts(PodSeen pod) {
    return pod.node().map(this::trusts).orElse(true);
  }

  private boolean trusts(String node) {
    return quarantined.stream().noneMatch(it -> it.node().equals(node));
  }

  /** Until when more workers would not help. */
  Optional<Instant> pausedUntil(Instant now) {
    return pause.map(PoolPause::until).filter(now::isBefore);
  }
}
