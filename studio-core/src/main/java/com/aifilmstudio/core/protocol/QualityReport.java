package com.aifilmstudio.core.protocol;

import java.util.List;
import java.util.Map;

/** What was seen in the frames: the measures, and those that crossed their threshold. */
public record QualityReport(Map<String, Double> measures, List<Finding> findings) {

  /** {@code check}: black, frozen, flat, noise, flicker, conformity. */
  public record Finding(String check, double value, double threshold, String message) {}
}
