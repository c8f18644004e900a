package com.aifilmstudio.store.access;

import java.time.Instant;
import java.util.Optional;

/** A key as it is known here, without its secret. */
public record ApiKey(
    String id,
    String account,
    String name,
    String role,
    String createdBy,
    Instant createdAt,
    Optional<Instant> expiresAt,
    Optional<Instant> lastUsedAt,
    Optional<Instant> revokedAt) {

  /** Whether it opens anything at this time. */
  public boolean counts(Instant now) {
    return revokedAt.isEmpty() && expiresAt.filter(end -> !now.isBefore(end)).isEmpty();
  }
}
