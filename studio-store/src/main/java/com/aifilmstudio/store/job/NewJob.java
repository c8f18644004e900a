package com.aifilmstudio.store.job;

import java.time.Instant;
import java.util.Optional;

/**
 * What a RenderJob orders, at first sight.
 *
 * @param pool {@code namespace/name}
 * @param film spec.film as JSON
 * @param outputs kinds as a JSON list
 * @param deadline until when it must have begun, if it has one
 * @param quality check to Fail or Warn, as JSON
 */
public record NewJob(
    String uid,
    String namespace,
    String name,
    String account,
    String pool,
    int priority,
    Optional<Instant> deadline,
    int maxAttempts,
    int maxFailedShots,
    String film,
    String outputs,
    String quality) {}
