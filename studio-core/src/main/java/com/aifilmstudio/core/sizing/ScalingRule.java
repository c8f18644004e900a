package com.aifilmstudio.core.sizing;

import java.time.Duration;

/**
 * How a pool follows its demand.
 *
 * @param standby idle loaded workers to keep beyond the work there is
 * @param queueWait how long ready work may wait for a worker
 * @param idleTimeout how long a worker that is not needed is kept
 */
public record ScalingRule(
    int min, int max, int standby, Duration queueWait, Duration idleTimeout) {}
