package com.aifilmstudio.gateway.access.key;

import com.aifilmstudio.store.access.ApiKey;
import java.time.Instant;
import java.util.Optional;

/**
 * A key as its account sees it.
 *
 * @param secret the whole key, as a program sends it; told once, when the key is made
 */
public record KeyView(
    String id,
    String name,
    String role,
    String createdBy,
    Instant createdAt,
    Optional<Instant> expiresAt,
    Optional<Instant> lastUsedAt,
    Optional<Instant> revokedAt,
    Optional<String> secret) {

  static KeyView of(ApiKey key) {
    return of(key, Optional.empty());
  }

  static KeyView of(ApiKey key, Optional<String> secret) {
    return new KeyView(
        key.id(),
        key.name(),
        key.role(),
        key.createdBy(),
        key.createdAt(),
        key.expiresAt(),
        key.lastUsedAt(),
        key.revokedAt(),
        secret);
  }
}
