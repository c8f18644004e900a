package com.aifilmstudio.store.worker;

import com.aifilmstudio.store.WorkerId;
import java.time.Instant;
import java.util.Optional;

/** A worker as its pool sees it. {@code holding}: it has a lease, also while it drains. */
public record PoolWorker(
    WorkerId id,
    String pod,
    String podUid,
    String revision,
    String numericClass,
    WorkerState state,
    boolean holding,
    Instant registeredAt,
    Optional<Instant> readyAt,
    Optional<Instant> idleSince,
    Instant seenAt) {}
