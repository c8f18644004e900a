package com.aifilmstudio.store.task;

/** How far a shot came, and the object that holds the rest. */
public record CheckpointRow(
    int part, int step, String key, String sha256, long bytes, String compatibility) {}
