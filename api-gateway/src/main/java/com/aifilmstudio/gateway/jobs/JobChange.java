package com.aifilmstudio.gateway.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What is to be otherwise; what is left out stays.
 *
 * @param deadline as it was sent, because null and left out are not the same
 */
@Schema(name = "JobChange", description = "What is left out stays as it is.")
public record JobChange(
    @Schema(
            description = "running, paused or canceled.",
            enumeration = {"running", "paused", "canceled"})
        String desiredState,
    @Schema(minimum = "0", maximum = "100") Integer priority,
    @Schema(
            description = "null: no deadline any more.",
            implementation = Instant.class,
            nullable = true)
        JsonNode deadline,
    @Schema(description = "In place of all labels that it has.") Map<String, String> labels) {

  boolean movesDeadline() {
    return deadline != null;
  }

  /** Where it is moved to; empty: there is to be none. */
  Optional<Instant> newDeadline() {
    return movesDeadline() && deadline.isTextual()
        ? Optional.of(Instant.parse(deadline.textValue()))
        : Optional.empty();
  }

  boolean hasReadableDeadline() {
    try {
      newDeadline();
      return !movesDeadline() || deadline.isTextual() || deadline.isNull();
    } catch (DateTimeParseException e) {
      return false;
    }
  }
}
