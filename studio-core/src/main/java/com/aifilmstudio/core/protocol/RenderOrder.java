package com.aifilmstudio.core.protocol;

import java.util.List;

/**
 * One shot to render and encode. Sizes and {@code framesPerSecond} are those of delivery; {@code
 * parts} count frames at the model's rate.
 */
public record RenderOrder(
    String job,
    String shot,
    String prompt,
    String negative,
    int width,
    int height,
    int framesPerSecond,
    int deliveredFrames,
    List<Part> parts,
    int steps,
    double guidance,
    String sampler) {

  /** One run of the model: {@code frames} are rendered and the first {@code keep} of them used. */
  public record Part(int frames, int keep, long seed) {}
}
