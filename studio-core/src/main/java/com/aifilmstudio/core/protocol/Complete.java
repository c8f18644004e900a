package com.aifilmstudio.core.protocol;

import java.util.List;
import java.util.Map;

/** A task is done. {@code metrics} are seconds by stage and {@code gpuSeconds}. */
public record Complete(
    int epoch, List<Output> outputs, QualityReport quality, Map<String, Double> metrics) {

  /**
   * A file that was uploaded. {@code name}: shot.mp4; or Mp4, Captions, Poster, ContactSheet, Lock
   * of a cut.
   */
  public record Output(String name, String key, long bytes, String sha256) {}
}
