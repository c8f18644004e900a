package com.aifilmstudio.store.health;

import java.time.Instant;

/**
 * A machine whose workers get no films.
 *
 * @param code of the last failure
 * @param failedProbes since it was put there
 * @param probing whether a worker there renders a probe at this moment
 */
public record QuarantinedNode(
    String pool,
    String node,
    Instant since,
    String code,
    String reason,
    int failedProbes,
    Instant nextProbe,
    boolean probing) {}
