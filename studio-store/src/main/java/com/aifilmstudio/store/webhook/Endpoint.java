package com.aifilmstudio.store.webhook;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An endpoint as it is known here, without its secrets.
 *
 * @param previousUntil how long the secret before signs as well
 * @param failingSince of the first failure since the last success
 */
public record Endpoint(
    EndpointId id,
    String account,
    String url,
    String description,
    List<String> eventTypes,
    String createdBy,
    Instant createdAt,
    Optional<Instant> previousUntil,
    Optional<Instant> failingSince,
    Optional<Disabled> disabled) {
  public Endpoint {
    eventTypes = List.copyOf(eventTypes);
  }
}
