package com.aifilmstudio.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Size;

/** The GPUs of one worker. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Gpu(
    @JsonPropertyDescription("Name of the extended resource. Default: nvidia.com/gpu.")
        @Default("nvidia.com/gpu")
        @Size(min = 1, max = 253)
        String resource,
    @JsonPropertyDescription("How many, 0 to 16; with 0 the worker renders on CPUs. Default: 1.")
        @Default("1")
        @Min(0)
        @Max(16)
        Integer count) {
  static final Gpu DEFAULT = new Gpu(null, null);

  public Gpu {
    resource = resource == null ? "nvidia.com/gpu" : resource;
    count = count == null ? 1 : count;
  }

  /** The kind of worker: the name of its GPUs, or cpu. */
  public String kind() {
    return count == 0 ? "cpu" : resource;
  }
}
