package com.aifilmstudio.renderpod.engine.diffusion;

import java.util.ArrayList;
import java.util.List;

/**
 * How much picture and how much noise a latent holds at each time of training; the cosine schedule
 * of Nichol and Dhariwal (2021), known as {@code squaredcos_cap_v2}.
 */
public final class NoiseSchedule {
  private static final double OFFSET = 0.008;
  private static final double MOST_BETA = 0.999;

  private final double[] picture;

  private NoiseSchedule(double[] picture) {
    this.picture = picture;
  }

  /**
   * From one noise level to the next lower one: {@code latent = alpha * picture + sigma * noise}.
   * The last step ends at the picture itself, {@code nextAlpha} 1 and {@code nextSigma} 0.
   */
  public record Step(int time, double alpha, double sigma, double nextAlpha, double nextSigma) {

    /** Half the logarithm of the ratio of picture to noise. */
    double lambda() {
      return Math.log(alpha / sigma);
    }

    double nextLambda() {
      return nextSigma == 0 ? Double.POSITIVE_INFINITY : Math.log(nextAlpha / nextSigma);
    }

    boolean last() {
      return nextSigma == 0;
    }

    /** What the latent holds beside its noise, if the velocity is right. */
    float[] picture(float[] latent, float[] velocity) {
      var picture = new float[latent.length];
      for (var i = 0; i < picture.length; i++) {
        picture[i] = (float) (alpha * latent[i] - sigma * velocity[i]);
      }
      return picture;
    }
  }

  /** The schedule over that many training steps. */
  public static NoiseSchedule cosine(int trainSteps) {
    var picture = new double[trainSteps];
    var product = 1.0;
    for (var i = 0; i < trainSteps; i++) {
      var beta = 1 - level((i + 1.0) / trainSteps) / level((double) i / trainSteps);
      product *= 1 - Math.min(beta, MOST_BETA);
      picture[i] = product;
    }
    return new NoiseSchedule(picture);
  }

  private static double level(double time) {
    var cosine = Math.cos((time + OFFSET) / (1 + OFFSET) * Math.PI / 2);
    return cosine * cosine;
  }

  /** Evenly spaced steps that begin at pure noise ({@code trailing}). */
  public List<Step> steps(int count) {
    var steps = new ArrayList<Step>(count);
    for (var i = 0; i < count; i++) {
      var here = picture[time(i, count)];
      var next = i + 1 < count ? picture[time(i + 1, count)] : 1.0;
      steps.add(
          new Step(
              time(i, count),
              Math.sqrt(here),
              Math.sqrt(1 - here),
              Math.sqrt(next),
              Math.sqrt(1 - next)));
    }
    return steps;
  }

  private int time(int step, int count) {
    // rint, not round: the reference rounds halves to even, and a time is part of a golden sample.
    return (int) Math.rint(picture.length - (double) step * picture.length / count) - 1;
  }
}
