package com.aifilmstudio.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Size;

/** What a job has used. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Usage(
    @JsonPropertyDescription(
            "Seconds of GPU time of all attempts, a decimal number as text, for example 412.6.")
        @Size(max = 32)
        String gpuSeconds) {}
