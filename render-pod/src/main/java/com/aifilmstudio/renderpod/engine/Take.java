package com.aifilmstudio.renderpod.engine;

/**
 * One run of the model: everything that decides its pixels, beside the bundle.
 *
 * @param frames at the model's rate; one of the counts that the bundle allows
 * @param sampler {@code ddim} or {@code dpm++2m}
 */
public record Take(
    String prompt,
    String negative,
    int frames,
    long seed,
    int steps,
    double guidance,
    String sampler) {}
