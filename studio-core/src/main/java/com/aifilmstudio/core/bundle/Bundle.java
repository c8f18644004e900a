package com.aifilmstudio.core.bundle;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The manifest of a model: its files, the clips it can make, how it is asked and how long it takes.
 */
public record Bundle(
    String apiVersion,
    String name,
    String version,
    String license,
    String pipeline,
    Runtime runtime,
    Video video,
    Map<String, Component> components,
    Scheduler scheduler,
    Dialect dialect,
    Estimate estimate,
    Golden golden) {

  /** What must be there to run the files. */
  public record Runtime(String engine, String version, String format) {}

  /**
   * The clips the model makes: {@code frames} lists the allowed frame counts in ascending order,
   * sizes are pixels, {@code scale} is pixels per latent cell.
   */
  public record Video(
      List<Integer> frames, int fps, int width, int height, int latentChannels, int scale) {

    public int longestClip() {
      return frames.getLast();
    }
  }

  /** One file of the model; {@code maxLength} is the token count of a tokenizer. */
  public record Component(String file, String sha256, long bytes, Optional<Integer> maxLength) {}

  /** How noise becomes a picture: the training schedule and the defaults for sampling. */
  public record Scheduler(
      String betaSchedule,
      int trainSteps,
      String prediction,
      String spacing,
      String sampler,
      int steps,
      double guidance) {}

  /** Seconds on the reference worker, used until a pool has measured its own. */
  public record Estimate(
      double loadSeconds, double secondsPerStep, double secondsPerDecodedFrame) {}

  /** Known inputs and outputs; a worker that does not reproduce them must not serve. */
  public record Golden(
      String prompt,
      String negative,
      int steps,
      double guidance,
      String sampler,
      List<GoldenFile> files) {}

  /** One file of known tensors and how far a worker's result may be from it. */
  public record GoldenFile(
      String component, String file, String sha256, long bytes, double tolerance) {}
}
