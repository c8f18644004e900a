package com.aifilmstudio.store.pool;

import java.util.OptionalInt;

/**
 * A RenderPool in brief.
 *
 * @param name {@code namespace/name}
 * @param bundleDigest of its model, which may not be read yet
 * @param gpu kind of its workers' GPUs
 * @param gpus how many a worker has
 * @param wantedWorkers how many there are to be now
 * @param maxWidth of the delivered picture
 * @param open whether it renders films of the gateway
 */
public record PoolRow(
    String name,
    String bundleDigest,
    String engine,
    String gpu,
    int gpus,
    int maxWorkers,
    int wantedWorkers,
    OptionalInt maxWidth,
    OptionalInt maxHeight,
    OptionalInt maxFramesPerSecond,
    boolean open) {}
