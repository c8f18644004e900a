package com.aifilmstudio.core.protocol;

/** A sign of life after a step. {@code phase}: load, text, denoise, decode, encode, upload, cut. */
public record Beat(int epoch, int step, int steps, String phase, double gpuSeconds) {}
