package com.aifilmstudio.store.job;

import java.time.Instant;
import java.util.Optional;

/**
 * What a RenderJob orders, at first sight.
 *
 * @param uid of the resource
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
    String quality)
    implements JobOrder {}
