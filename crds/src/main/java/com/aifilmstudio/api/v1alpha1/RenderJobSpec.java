package com.aifilmstudio.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.crd.generator.annotation.SchemaFrom;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import java.util.List;

/** What the owner of a film asks for. */
@RecordBuilder
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@ValidationRule(
    value =
        "has(self.requires) == has(oldSelf.requires) && (!has(self.requires) || self.requires =="
            + " oldSelf.requires)",
    fieldPath = ".requires",
    message = "spec.requires is immutable: create a new RenderJob that requires something else")
@JsonIgnoreProperties(ignoreUnknown = true)
public record RenderJobSpec(
    @JsonPropertyDescription(
            "What is wanted of this job: Running renders it; Paused keeps what is done, frees its"
                + " workers and waits; Canceled stops it for good and keeps what is already"
                + " finished. Can be changed at any time. Default: Running.")
        @Default("Running")
        DesiredState desiredState,
    @JsonPropertyDescription(
            "Which of the account's jobs comes first, 0 to 100: higher is sooner. Can be changed at"
                + " any time and counts from the next free worker on. Default: 50.")
        @Default("50")
        @Min(0)
        @Max(100)
        Integer priority,
    @JsonPropertyDescription(
            "Until when the first worker must have begun, as a time such as 2026-12-01T18:00:00Z. A"
                + " job that no worker has begun by then is Expired and costs nothing; one that has"
                + " begun goes on. Of equally important shots, those of an earlier deadline come"
                + " first. Can be changed at any time. Default: none.")
        @JsonFormat(shape = JsonFormat.Shape.STRING)
        @SchemaFrom(type = String.class)
        @Size(max = 64)
        Instant deadline,
    @JsonPropertyDescription(
            "Seconds that the job may render, 1 to 31536000 (one year): the time in which at least"
                + " one worker holds a shot, counted on through pauses and lost workers. Waiting and"
                + " pausing do not count. A job that needs longer is stopped and Failed. Can be"
                + " changed at any time. Default: no limit.")
        @Min(1)
        @Max(31_536_000)
        Long activeDeadlineSeconds,
    @JsonPropertyDescription(
            "GPU time that the job may use. Can be changed at any time. Default: no limit.")
        Budget budget,
    @JsonPropertyDescription("The RenderPool whose workers render this film. Immutable.")
        @Required
        @ValidationRule(
            value = "self == oldSelf",
            message =
                "spec.poolRef is immutable: create a new RenderJob to render the film in another"
                    + " pool")
        PoolRef poolRef,
    @JsonPropertyDescription(
            "What the pool must be like for this film; all that is said must hold when the film is"
                + " planned. Immutable. Default: any.")
        Requirements requires,
    @JsonPropertyDescription(
            "The film itself. Immutable: a changed film is a new RenderJob, and its unchanged shots"
                + " are reused.")
        @Required
        @ValidationRule(
            // Lists with a key are equal in any order, and the order of the shots is the film.
            value =
                "self == oldSelf && (!has(self.shots) || !has(oldSelf.shots) ||"
                    + " self.shots.map(shot, shot.name) == oldSelf.shots.map(shot, shot.name))",
            message =
                "spec.film is immutable: create a new RenderJob with the changed film; shots that"
                    + " did not change are reused")
        Film film,
    @JsonPropertyDescription(
            "The files to deliver, each at most once: Mp4 (the film, H.264), Captions (WebVTT from"
                + " the dialogue), Poster (JPEG), ContactSheet (JPEG: one frame of each shot, with its"
                + " name). film.lock.json, the record of how the film was made, is always"
                + " delivered. Immutable. Default: all four.")
        @Default("[\"Mp4\", \"Captions\", \"Poster\", \"ContactSheet\"]")
        @Size(min = 1, max = 4)
        @ValidationRule(
            value = "self == oldSelf",
            message =
                "spec.outputs is immutable: create a new RenderJob that orders the other files; its"
                    + " shots are reused")
        List<OutputKind> outputs,
    @JsonPropertyDescription("What happens when a shot fails.") @Default("{}") Retry retry,
    @JsonPropertyDescription("What a finding in the rendered frames does to the film.")
        @Default("{}")
        Quality quality,
    @JsonPropertyDescription(
            "Seconds after the end of the job when this resource is removed, 0 to 31536000 (one"
                + " year). The delivered files stay. Default: never.")
        @Min(0)
        @Max(31_536_000)
        Long ttlSecondsAfterFinished) {

  public RenderJobSpec {
    desiredState = desiredState == null ? DesiredState.Running : desiredState;
    priority = priority == null ? 50 : priority;
    outputs = outputs == null ? List.of(OutputKind.values()) : List.copyOf(outputs);
    retry = retry == null ? Retry.DEFAULT : retry;
    quality = quality == null ? Quality.DEFAULT : quality;
  }
}
