package com.aifilmstudio.core.protocol;

/** A task is given back. {@code releaseOnly}: nobody's fault, not charged. */
public record Fail(int epoch, String code, String message, boolean releaseOnly) {}
