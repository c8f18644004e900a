package com.aifilmstudio.store.task;

import com.aifilmstudio.core.protocol.TaskKind;
import com.aifilmstudio.store.JobId;
import com.aifilmstudio.store.ShotId;
import java.time.Duration;
import java.util.Optional;

/** A task that a worker has got, and for how long it was ready before. */
public record ClaimedTask(
    Lease lease,
    TaskKind kind,
    JobId job,
    Optional<ShotId> shot,
    int ordinal,
    int ttlSeconds,
    Duration waited) {}
