package com.aifilmstudio.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.crd.generator.annotation.SchemaFrom;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Size;
import java.time.Instant;

/** The last change of the number of workers. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record LastDecision(
    @JsonPropertyDescription("When it was made.")
        @JsonFormat(shape = JsonFormat.Shape.STRING)
        @SchemaFrom(type = String.class)
        Instant time,
    @JsonPropertyDescription("Workers wanted before.") @Min(0) int from,
    @JsonPropertyDescription("Workers wanted since.") @Min(0) int to,
    @JsonPropertyDescription("Why, in one word for programs.") @Size(max = 1024) String reason,
    @JsonPropertyDescription("Why, in a sentence for people.") @Size(max = 4096) String message) {

  public LastDecision {
    time = WholeSeconds.of(time);
  }
}
