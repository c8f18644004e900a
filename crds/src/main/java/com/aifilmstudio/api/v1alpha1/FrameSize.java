package com.aifilmstudio.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.ValidationRule;

/** A picture size; even, because H.264 in 4:2:0 halves both sides for colour. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record FrameSize(
    @JsonPropertyDescription("Width in pixels, an even number from 64 to 4096.")
        @Required
        @Min(64)
        @Max(4096)
        @ValidationRule(
            value = "self % 2 == 0",
            messageExpression =
                "'spec.film.size.width is %d: give an even number, for example %d (colour is stored for"
                    + " every second pixel)'.format([self, self + 1])")
        Integer width,
    @JsonPropertyDescription("Height in pixels, an even number from 64 to 4096.")
        @Required
        @Min(64)
        @Max(4096)
        @ValidationRule(
            value = "self % 2 == 0",
            messageExpression =
                "'spec.film.size.height is %d: give an even number, for example %d (colour is stored for"
                    + " every second pixel)'.format([self, self + 1])")
        Integer height) {}
