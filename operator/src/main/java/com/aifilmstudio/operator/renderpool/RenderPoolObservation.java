package com.aifilmstudio.operator.renderpool;

import com.aifilmstudio.core.sizing.ScalingRule;
import com.aifilmstudio.store.task.PoolQueue;
import com.aifilmstudio.store.worker.PoolWorker;
import java.time.Instant;
import java.util.List;

/**
 * Everything that one look at a pool knows. {@code revision} is that of the present spec, {@code
 * podless} are workers whose pod is no more.
 */
record RenderPoolObservation(
    String pool,
    String revision,
    ScalingRule rule,
    ModelSeen model,
    List<PodSeen> pods,
    List<PoolWorker> podless,
    PoolQueue queue,
    StartTroubles.State troubles,
    Trust trust,
    Instant now) {}
