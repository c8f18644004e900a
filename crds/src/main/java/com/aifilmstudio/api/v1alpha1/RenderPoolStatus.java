package com.aifilmstudio.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import io.fabric8.kubernetes.api.model.Condition;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;

/** How a pool stands; written by the operator alone. */
@RecordBuilder
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@ValidationRule(
    value = "self.leaderEpoch >= oldSelf.leaderEpoch",
    messageExpression =
        "'status.leaderEpoch is %d and never falls; %d is that of a leader that was"
            + " replaced'.format([oldSelf.leaderEpoch, self.leaderEpoch])")
@JsonIgnoreProperties(ignoreUnknown = true)
public record RenderPoolStatus(
    @JsonPropertyDescription("The generation of the spec that this status speaks of.")
        Long observedGeneration,
    @JsonPropertyDescription("The workers, counted by what they do.") WorkerCounts workers,
    @JsonPropertyDescription("What waits for a worker.") Queued queued,
    @JsonPropertyDescription("What was measured of the finished shots.") Measured measured,
    @JsonPropertyDescription("The last change of the number of workers, and why.")
        LastDecision lastDecision,
    @JsonPropertyDescription(
            "Nodes whose workers get no films because those of three jobs failed there, longest"
                + " first; 32 at most are listed.")
        @Size(max = 32)
        List<QuarantinedNode> quarantined,
    @JsonPropertyDescription(
            "Number of the operator's leader that wrote this status. Always given, never falls:"
                + " a replaced leader is refused by the API server.")
        @Required
        @Min(0)
        Long leaderEpoch,
    @JsonPropertyDescription(
            "Ready, ModelAvailable (the bundle is there and has the digest), CapacityLimited (more"
                + " workers are needed than the maximum allows), NodesTrusted (no node is in"
                + " quarantine), BackedOff (the pool pauses for a cause that all workers share).")
        @Size(max = 32)
        List<Condition> conditions) {

  public RenderPoolStatus {
    quarantined = quarantined == null ? List.of() : List.copyOf(quarantined);
    conditions = conditions == null ? List.of() : List.copyOf(conditions);
  }
}
