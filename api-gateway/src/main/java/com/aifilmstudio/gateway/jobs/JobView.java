package com.aifilmstudio.gateway.jobs;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A film's order and how it stands. */
@Schema(name = "Job", description = "A film's order and how it stands.")
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record JobView(
    @Schema(examples = "job_01JDXQ3V7M6N5T8B2R4C9K0HWZ") String id,
    @Schema(
            description = "One of queued, running, paused, succeeded, failed, canceled, expired.",
            enumeration = {
              "queued",
              "running",
              "paused",
              "succeeded",
              "failed",
              "canceled",
              "expired"
            })
        String status,
    @Schema(description = "Finer than the status; more phases may come.", examples = "rendering")
        String phase,
    @Schema(description = "Why it stands so, for programs.") String reason,
    @Schema(description = "Why it stands so, for people.") String message,
    String title,
    @Schema(description = "running, paused or canceled: what its owner wants.") String desiredState,
    int priority,
    Optional<Instant> deadline,
    String pool,
    @Schema(description = "Digest of the model's bundle; from planning on it stays.")
        Optional<String> bundle,
    List<String> outputs,
    Map<String, String> labels,
    @Schema(description = "gateway or applied: through which door it came in.") String source,
    Optional<String> createdBy,
    @Schema(description = "The job as which the same film was ordered before.")
        Optional<String> derivedFrom,
    Instant createdAt,
    Optional<Instant> startedAt,
    Optional<Instant> finishedAt,
    @Schema(
            description =
                "Among the films of its pool that no worker is at, from 1: the next to begin.")
        Optional<Integer> position,
    @Schema(description = "When a worker will begin it; absent once one has.")
        Optional<Between> start,
    @Schema(description = "When it will be finished; absent where nobody can tell.")
        Optional<Between> finish,
    Optional<Progress> progress,
    Usage usage,
    Optional<Failure> error) {

  /** As likely before {@code p50} as after; nine times in ten by {@code p90}. */
  @Schema(name = "Between")
  public record Between(Instant p50, Instant p90) {}

  /** How far it is. */
  @Schema(name = "Progress")
  public record Progress(int percent, Shots shots) {}

  /** Numbers of shots; {@code reused} ones are among the succeeded. */
  @Schema(name = "ShotCounts")
  public record Shots(int total, int queued, int running, int succeeded, int failed, int reused) {}

  /** What it has used. */
  @Schema(name = "Usage")
  public record Usage(double gpuSeconds) {}

  /** What ended it. */
  @Schema(name = "Failure")
  public record Failure(
      @Schema(examples = "GPU.OUT_OF_MEMORY") String code,
      @Schema(description = "user, job, node, pool or platform.") String blame,
      @Schema(description = "Whether the same order may succeed another time.") boolean retryable,
      String message,
      Optional<String> shot) {}
}
