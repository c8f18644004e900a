package com.aifilmstudio.gateway.events;

import com.aifilmstudio.core.Json;
import com.aifilmstudio.store.event.EventRow;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An event in the words that readers know; what else the studio notes for itself is left out. */
@Schema(name = "Event")
public record PublicEvent(
    @Schema(description = "Counts the film's events; gaps are the studio's own notes.") int seq,
    @Schema(examples = "shot.succeeded") String type,
    String jobId,
    Instant at,
    JsonNode data) {

  private static final Set<String> KNOWN =
      Set.of(
          "job.queued",
          "job.started",
          "job.phase_changed",
          "shot.started",
          "shot.succeeded",
          "shot.failed",
          "job.succeeded",
          "job.failed",
          "job.canceled",
          "job.expired");

  private static final SnakeCaseStrategy SNAKE_CASE = new SnakeCaseStrategy();

  private static final Set<String> LAST =
      Set.of("job.succeeded", "job.failed", "job.canceled", "job.expired");

  /** What others may want to hear of. */
  public static Set<String> types() {
    return KNOWN;
  }

  static Optional<PublicEvent> of(String job, EventRow row) {
    return KNOWN.contains(row.type())
        ? Optional.of(new PublicEvent(row.seq(), row.type(), job, row.at(), facts(row.data())))
        : Optional.empty();
  }

  /** What an event tells, in the interface's spelling, and without who worked at it. */
  public static ObjectNode facts(String json) {
    var data = Json.mapper().createObjectNode();
    Json.read(json, JsonNode.class)
        .properties()
        .forEach(it -> data.set(SNAKE_CASE.translate(it.getKey()), it.getValue()));
    data.remove("worker");
    return data;
  }

  /** Whether nothing comes after it. */
  boolean isLast() {
    return LAST.contains(type);
  }
}
