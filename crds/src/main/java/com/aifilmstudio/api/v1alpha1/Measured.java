package com.aifilmstudio.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Min;

/** What was measured of the workers of a pool; absent until it was. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record Measured(
    @JsonPropertyDescription("Seconds from the start of a pod until its model is loaded, median.")
        @Min(0)
        Double loadSeconds,
    @JsonPropertyDescription("Seconds of GPU time for one shot.") Spread secondsPerShot,
    @JsonPropertyDescription("Shots that a worker renders before it goes, on average.") @Min(0)
        Double tasksPerLoad) {

  /** Median and ninth decile. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Spread(
      @JsonPropertyDescription("Half of the shots took no longer.") @Min(0) double p50,
      @JsonPropertyDescription("Nine in ten shots took no longer.") @Min(0) double p90) {}
}
