package com.aifilmstudio.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.ValidationRule;
import io.fabric8.kubernetes.api.model.Quantity;

/** The working files of a worker, in an emptyDir. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Scratch(
    @JsonPropertyDescription("Largest size as a Kubernetes quantity. Default: 10Gi.")
        @Default("10Gi")
        @ValidationRule(
            value = Quantities.ABOVE_ZERO,
            message = "spec.worker.scratch.sizeLimit is " + Quantities.WRONG_BYTES)
        Quantity sizeLimit) {
  static final Scratch DEFAULT = new Scratch(null);

  public Scratch {
    sizeLimit = sizeLimit == null ? new Quantity("10Gi") : sizeLimit;
  }
}
