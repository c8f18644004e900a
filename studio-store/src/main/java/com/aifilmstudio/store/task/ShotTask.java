package com.aifilmstudio.store.task;

import com.aifilmstudio.store.ShotId;

/**
 * A shot to be rendered.
 *
 * @param gpuSeconds the estimate that a pool's size follows
 * @param shape shots of one shape take equally long on equal machines
 */
public record ShotTask(ShotId shot, int ordinal, double gpuSeconds, String shape) {}
