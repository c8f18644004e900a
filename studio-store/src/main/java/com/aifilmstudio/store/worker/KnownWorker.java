package com.aifilmstudio.store.worker;

import com.aifilmstudio.store.WorkerId;

/** Whom a key belongs to. */
public record KnownWorker(WorkerId id, String pool, String bundleDigest) {}
