package com.aifilmstudio.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.crd.generator.annotation.SchemaFrom;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import io.fabric8.kubernetes.api.model.Condition;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import java.util.List;

/** How a film stands; written by the operator alone. */
@RecordBuilder
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@ValidationRule(
    value =
        "!has(oldSelf.phase) || !(oldSelf.phase in ['Succeeded', 'Failed', 'Canceled', 'Expired']) ||"
            + " (has(self.phase) && self.phase == oldSelf.phase)",
    messageExpression =
        "'status.phase is ' + oldSelf.phase + ' and final; it cannot become ' + (has(self.phase) ?"
            + " self.phase : 'empty')")
@ValidationRule(
    value = "self.leaderEpoch >= oldSelf.leaderEpoch",
    messageExpression =
        "'status.leaderEpoch is %d and never falls; %d is that of a leader that was"
            + " replaced'.format([oldSelf.leaderEpoch, self.leaderEpoch])")
@JsonIgnoreProperties(ignoreUnknown = true)
public record RenderJobStatus(
    @JsonPropertyDescription("The generation of the spec that this status speaks of.")
        Long observedGeneration,
    @JsonPropertyDescription(
            "Queued, Planning, Rendering (a worker holds a shot), Paused (no worker holds one),"
                + " Assembling, Publishing, Canceling; final: Succeeded, Failed, Canceled, Expired"
                + " (not begun before its deadline).")
        Phase phase,
    @JsonPropertyDescription("Why, in one word for programs, for example WaitingForWorkers.")
        @Size(max = 1024)
        String reason,
    @JsonPropertyDescription("Why, in a sentence for people.") @Size(max = 32_768) String message,
    @JsonPropertyDescription("The shots of the film, counted by where they stand.")
        ShotCounts shots,
    @JsonPropertyDescription("Shots done of all shots, for example 7/12.") @Size(max = 32)
        String shotsDone,
    @JsonPropertyDescription("Share of the work that is done, in percent, 0 to 100.")
        @Min(0)
        @Max(100)
        Integer progressPercent,
    @JsonPropertyDescription("When the film should be finished.") EstimatedFinish estimatedFinish,
    @JsonPropertyDescription("When the first worker took a shot of this job.")
        @JsonFormat(shape = JsonFormat.Shape.STRING)
        @SchemaFrom(type = String.class)
        Instant startedAt,
    @JsonPropertyDescription("When the job came to its end.")
        @JsonFormat(shape = JsonFormat.Shape.STRING)
        @SchemaFrom(type = String.class)
        Instant finishedAt,
    @JsonPropertyDescription(
            "Digest of the model bundle, fixed when the film was planned: sha256: and 64"
                + " hexadecimal digits.")
        @Size(max = 128)
        String bundle,
    @JsonPropertyDescription("What the job has used so far.") Usage usage,
    @JsonPropertyDescription("The delivered files.") @Size(max = 16) List<DeliveredFile> outputs,
    @JsonPropertyDescription("The studio's own id of this job.") @Size(max = 64) String jobId,
    @JsonPropertyDescription(
            "Which life of the database this job is recorded in; changes after a restore.")
        @Size(max = 64)
        String incarnation,
    @JsonPropertyDescription(
            "Number of the operator's leader that wrote this status. Always given, never falls:"
                + " a replaced leader is refused by the API server.")
        @Required
        @Min(0)
        Long leaderEpoch,
    @JsonPropertyDescription(
            "Ready, Reconciling and Stalled for tools such as kubectl wait and GitOps; then"
                + " PromptsUnderstood, Planned, WorkersAvailable, Rendered, QualityChecked,"
                + " Assembled and Published, in the order of the work.")
        @Size(max = 32)
        List<Condition> conditions) {

  public RenderJobStatus {
    startedAt = WholeSeconds.of(startedAt);
    finishedAt = WholeSeconds.of(finishedAt);
    outputs = outputs == null ? List.of() : List.copyOf(outputs);
    conditions = conditions == null ? List.of() : List.copyOf(conditions);
  }
}
