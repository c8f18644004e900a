package com.aifilmstudio.store.job;

/**
 * What a RenderJob orders, at first sight.
 *
 * @param pool {@code namespace/name}
 * @param film spec.film as JSON
 * @param outputs kinds as a JSON list
 * @param quality check to Fail or Warn, as JSON
 */
public record NewJob(
    String uid,
    String namespace,
    String name,
    String account,
    String pool,
    int maxAttempts,
    int maxFailedShots,
    String film,
    String outputs,
    String quality) {}
