package com.aifilmstudio.core.protocol;

/** The worker's key for all later calls, and {@code bundle.json} letter for letter. */
public record Registered(String workerId, String workerKey, String manifest) {}
