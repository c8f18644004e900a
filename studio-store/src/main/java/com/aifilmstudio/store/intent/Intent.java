package com.aifilmstudio.store.intent;

import com.aifilmstudio.store.job.JobRow;
import java.util.Map;
import java.util.Optional;

/**
 * What is wanted of a film of the gateway, wholly.
 *
 * @param deleted its owner wants nothing left of it
 * @param givenUp it was refused too often
 * @param film spec.film as JSON, without the script
 * @param outputs as JSON, like quality
 */
public record Intent(
    JobRow row,
    boolean deleted,
    boolean givenUp,
    String film,
    Optional<String> script,
    String outputs,
    String quality,
    int maxAttempts,
    int maxFailedShots,
    Map<String, String> labels) {}
