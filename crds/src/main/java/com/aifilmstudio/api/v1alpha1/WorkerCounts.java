package com.aifilmstudio.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Min;

/** Workers by what they do; {@code ready} is idle and busy together. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record WorkerCounts(
    @JsonPropertyDescription("Workers that there should be.") @Min(0) int desired,
    @JsonPropertyDescription("Workers that start or load the model.") @Min(0) int starting,
    @JsonPropertyDescription("Workers with the model loaded: idle and busy.") @Min(0) int ready,
    @JsonPropertyDescription("Workers that wait for a shot.") @Min(0) int idle,
    @JsonPropertyDescription("Workers that render or assemble.") @Min(0) int busy,
    @JsonPropertyDescription("Workers that take no more work and go.") @Min(0) int draining) {}
