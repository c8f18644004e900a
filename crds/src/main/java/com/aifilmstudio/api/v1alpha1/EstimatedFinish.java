package com.aifilmstudio.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.crd.generator.annotation.SchemaFrom;
import java.time.Instant;

/** When a film should be finished. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record EstimatedFinish(
    @JsonPropertyDescription("As likely earlier as later than this time.")
        @JsonFormat(shape = JsonFormat.Shape.STRING)
        @SchemaFrom(type = String.class)
        Instant p50,
    @JsonPropertyDescription("Nine times in ten by this time.")
        @JsonFormat(shape = JsonFormat.Shape.STRING)
        @SchemaFrom(type = String.class)
        Instant p90) {

  public EstimatedFinish {
    p50 = WholeSeconds.of(p50);
    p90 = WholeSeconds.of(p90);
  }
}
