package com.aifilmstudio.store.task;

import com.aifilmstudio.store.ShotId;

/** A shot to be rendered; {@code gpuSeconds} is the estimate that a pool's size follows. */
public record ShotTask(ShotId shot, int ordinal, double gpuSeconds) {}
