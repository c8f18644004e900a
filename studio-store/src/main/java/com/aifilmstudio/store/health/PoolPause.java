package com.aifilmstudio.store.health;

import java.time.Instant;

/**
 * A pool that waits for a cause that all its workers share to go away.
 *
 * @param since the first failure
 * @param times pauses in a row
 * @param until then nobody claims
 * @param nextTrial when one worker may try again
 */
public record PoolPause(
    String pool,
    String code,
    String message,
    Instant since,
    int times,
    Instant until,
    Instant nextTrial) {}
