package com.aifilmstudio.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Min;

/** What waits for a worker of a pool. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Queued(
    @JsonPropertyDescription("Jobs with a shot that waits.") @Min(0) int jobs,
    @JsonPropertyDescription("Shots that wait.") @Min(0) int shots,
    @JsonPropertyDescription("GPU time of the waiting shots in seconds, estimated.") @Min(0)
        long gpuSeconds) {}
