package com.aifilmstudio.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.crd.generator.annotation.SchemaFrom;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Size;
import java.time.Instant;

/** A node whose workers get no films. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record QuarantinedNode(
    @JsonPropertyDescription("Name of the node.") @Size(max = 253) String node,
    @JsonPropertyDescription("Since when.")
        @JsonFormat(shape = JsonFormat.Shape.STRING)
        @SchemaFrom(type = String.class)
        Instant since,
    @JsonPropertyDescription("Code of the last failure there.") @Size(max = 64) String code,
    @JsonPropertyDescription("Why, in a sentence for people.") @Size(max = 4096) String reason,
    @JsonPropertyDescription(
            "Probes that failed since. A node in quarantine is tried with a small render from time"
                + " to time, and gets films again when one passes.")
        @Min(0)
        int failedProbes) {

  public QuarantinedNode {
    since = WholeSeconds.of(since);
  }
}
