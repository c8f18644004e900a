package com.aifilmstudio.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.ValidationRule;
import io.fabric8.kubernetes.api.model.Quantity;

/**
 * CPU and memory of one worker; request and limit are the same, so that it is not evicted first.
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record WorkerResources(
    @JsonPropertyDescription("CPU cores as a Kubernetes quantity. Default: 4.")
        @Default("4")
        @ValidationRule(
            value = Quantities.ABOVE_ZERO,
            message = "spec.worker.resources.cpu is " + Quantities.WRONG_CPU)
        Quantity cpu,
    @JsonPropertyDescription("Memory as a Kubernetes quantity. Default: 14Gi.")
        @Default("14Gi")
        @ValidationRule(
            value = Quantities.ABOVE_ZERO,
            message = "spec.worker.resources.memory is " + Quantities.WRONG_BYTES)
        Quantity memory) {
  static final WorkerResources DEFAULT = new WorkerResources(null, null);

  public WorkerResources {
    cpu = cpu == null ? new Quantity("4") : cpu;
    memory = memory == null ? new Quantity("14Gi") : memory;
  }
}
