package com.aifilmstudio.core.protocol;

/**
 * A checkpoint was uploaded under {@code name}, a file that this attempt was granted. It takes the
 * place of the one before.
 */
public record CheckpointMade(
    int epoch, int part, int step, String name, String sha256, String compatibility) {}
