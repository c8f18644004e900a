package com.aifilmstudio.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;

/** The largest films that a pool renders; what is left out is not limited. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonIgnoreProperties(ignoreUnknown = true)
public record FilmLimits(
    @JsonPropertyDescription("Width of the delivered picture in pixels, 64 to 4096.")
        @Min(64)
        @Max(4096)
        Integer width,
    @JsonPropertyDescription("Height of the delivered picture in pixels, 64 to 4096.")
        @Min(64)
        @Max(4096)
        Integer height,
    @JsonPropertyDescription("Frames per second of the delivered film, 1 to 120.") @Min(1) @Max(120)
        Integer framesPerSecond) {

  static final FilmLimits NONE = new FilmLimits(null, null, null);
}
