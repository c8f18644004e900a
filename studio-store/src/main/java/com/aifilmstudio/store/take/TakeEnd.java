package com.aifilmstudio.store.take;

import com.aifilmstudio.core.failure.Blame;
import com.aifilmstudio.core.failure.FailureCode;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * How and why an attempt ended.
 *
 * @param charged counts against the attempts of its shot
 * @param metrics seconds by stage, from a worker that got to the end
 * @param blame the code's, unless it was moved
 */
public record TakeEnd(
    TakeOutcome outcome,
    Optional<FailureCode> code,
    Optional<String> message,
    boolean charged,
    long gpuMillis,
    Optional<Map<String, Double>> metrics,
    Instant at,
    Optional<Blame> blame) {

  public TakeEnd(
      TakeOutcome outcome,
      Optional<FailureCode> code,
      Optional<String> message,
      boolean charged,
      long gpuMillis,
      Optional<Map<String, Double>> metrics,
      Instant at) {
    this(outcome, code, message, charged, gpuMillis, metrics, at, code.map(FailureCode::blame));
  }

  /** An attempt that ended without a result and without a report from its worker's last stage. */
  public static TakeEnd without(
      TakeOutcome outcome, FailureCode code, String message, long gpuMillis, Instant at) {
    return new TakeEnd(
        outcome, Optional.of(code), Optional.of(message), false, gpuMillis, Optional.empty(), at);
  }

  /** The same end, but somebody else's fault. */
  public TakeEnd blaming(Blame other) {
    return new TakeEnd(outcome, code, message, charged, gpuMillis, metrics, at, Optional.of(other));
  }
}
