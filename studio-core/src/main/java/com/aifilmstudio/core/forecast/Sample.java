package com.aifilmstudio.core.forecast;

import com.aifilmstudio.core.protocol.TaskKind;
import java.util.Map;

/**
 * A task that came to its end.
 *
 * @param machine what its worker computes on
 * @param promised GPU-seconds that its bundle had said it would take
 * @param seconds for which the worker was busy with it
 * @param stages of those, by stage; empty when it was not measured
 */
public record Sample(
    TaskKind kind,
    String bundle,
    String shape,
    String machine,
    double promised,
    double seconds,
    Map<String, Double> stages) {

  public Sample {
    stages = Map.copyOf(stages);
  }
}
