package com.aifilmstudio.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.ValidationRule;
import io.fabric8.kubernetes.api.model.Quantity;

/** The model files of a worker, in an emptyDir. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record ModelCache(
    @JsonPropertyDescription("Largest size as a Kubernetes quantity. Default: 60Gi.")
        @Default("60Gi")
        @ValidationRule(
            value = Quantities.ABOVE_ZERO,
            message = "spec.worker.modelCache.sizeLimit is " + Quantities.WRONG_BYTES)
        Quantity sizeLimit) {
  static final ModelCache DEFAULT = new ModelCache(null);

  public ModelCache {
    sizeLimit = sizeLimit == null ? new Quantity("60Gi") : sizeLimit;
  }
}
