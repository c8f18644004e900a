package com.aifilmstudio.store.worker;

/**
 * A worker as it registered, after its pod was checked. {@code gpus} is the pool's word: the worker
 * itself is not asked what its time costs.
 *
 * @param dedicated it serves only the job of its first task
 */
public record NewWorker(
    String pool,
    String pod,
    String podUid,
    String node,
    String revision,
    String bundleDigest,
    String gpu,
    String numericClass,
    String engine,
    int gpus,
    boolean dedicated,
    String version) {}
