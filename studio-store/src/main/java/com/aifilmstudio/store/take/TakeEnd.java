package com.aifilmstudio.store.take;

import com.aifilmstudio.core.failure.FailureCode;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * How and why an attempt ended.
 *
 * @param charged counts against the attempts of its shot
 * @param metrics seconds by stage, from a worker that got to the end
 */
public record TakeEnd(
    TakeOutcome outcome,
    Optional<FailureCode> code,
    Optional<String> message,
    boolean charged,
    long gpuMillis,
    Optional<Map<String, Double>> metrics,
    Instant at) {

  /** An attempt that ended without a result and without a report from its worker's last stage. */
  public static TakeEnd without(
      TakeOutcome outcome, FailureCode code, String message, long gpuMillis, Instant at) {
    return new TakeEnd(
        outcome, Optional.of(code), Optional.of(message), false, gpuMillis, Optional.empty(), at);
  }
}
