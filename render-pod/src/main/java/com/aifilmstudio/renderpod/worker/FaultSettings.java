package com.aifilmstudio.renderpod.worker;

import com.aifilmstudio.core.failure.FailureCode;
import com.aifilmstudio.renderpod.engine.simulated.Faults;
import java.util.Optional;
import java.util.Set;

/**
 * Which machines the simulated engine fails on, and how.
 *
 * @param node {@code STUDIO_NODE}: the machine that this worker is on
 * @param nodes {@code STUDIO_SIMULATED_FAULT_NODES}: those that fail; empty: all
 * @param takes {@code STUDIO_SIMULATED_FAULT_TAKES}: how many takes each worker there fails before
 *     it works; default 0
 * @param code {@code STUDIO_SIMULATED_FAULT_CODE}: of what; default RENDER.FAILED
 */
record FaultSettings(Optional<String> node, Set<String> nodes, int takes, FailureCode code) {

  static final FaultSettings NONE =
      new FaultSettings(Optional.empty(), Set.of(), 0, FailureCode.RENDER_FAILED);

  static Set<String> names(String text) {
    return Set.of(text.split(","));
  }

  Faults here() {
    boolean fails = nodes.isEmpty() || node.filter(nodes::contains).isPresent();
    return fails ? Faults.ofFirst(takes, code) : Faults.none();
  }
}
