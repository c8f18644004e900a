package com.aifilmstudio.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Min;

/** Shots by where they stand; the reused ones are among the succeeded. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record ShotCounts(
    @JsonPropertyDescription("All shots of the film.") @Min(0) int total,
    @JsonPropertyDescription("Shots that wait for a worker.") @Min(0) int queued,
    @JsonPropertyDescription("Shots that a worker renders now.") @Min(0) int running,
    @JsonPropertyDescription("Finished shots, the reused ones among them.") @Min(0) int succeeded,
    @JsonPropertyDescription("Shots whose attempts are used up.") @Min(0) int failed,
    @JsonPropertyDescription("Finished shots that an earlier job had already rendered.") @Min(0)
        int reused) {}
