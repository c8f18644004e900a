package com.aifilmstudio.store.job;

import java.time.Instant;
import java.util.Optional;

/** What every film is ordered with, by whichever door it comes. */
sealed interface JobOrder permits NewJob, GatewayOrder {

  String namespace();

  String account();

  /** {@code namespace/name} */
  String pool();

  int priority();

  /** Until when it must have begun, if it has one. */
  Optional<Instant> deadline();

  int maxAttempts();

  int maxFailedShots();

  /** spec.film as JSON */
  String film();

  /** Kinds as a JSON list. */
  String outputs();

  /** Check to Fail or Warn, as JSON. */
  String quality();
}
