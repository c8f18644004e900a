package com.aifilmstudio.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;

/** What a film insists on, whatever its pool has become meanwhile. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonIgnoreProperties(ignoreUnknown = true)
public record Requirements(
    @JsonPropertyDescription(
            "The model: NAME, NAME@VERSION, or the digest of its bundle (sha256: and 64 hexadecimal"
                + " digits).")
        @Size(min = 1, max = 128)
        @ValidationRule(
            value =
                "self.matches('^(sha256:[0-9a-f]{64}|[a-z0-9][a-z0-9._-]*(@[A-Za-z0-9][A-Za-z0-9._-]*)?)$')",
            messageExpression =
                "'spec.requires.model is \"' + self + '\": give NAME, NAME@VERSION or"
                    + " sha256:DIGEST, for example tinyfilm@1.0.0'")
        String model,
    @JsonPropertyDescription("What makes the frames: diffusion or simulated.") Engine engine,
    @JsonPropertyDescription(
            "The GPUs of the workers: the name of their extended resource, for example"
                + " nvidia.com/gpu, or cpu for workers without one.")
        @Size(min = 1, max = 253)
        String gpu) {}
