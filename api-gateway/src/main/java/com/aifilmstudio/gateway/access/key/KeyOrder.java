package com.aifilmstudio.gateway.access.key;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Optional;

/**
 * A key that somebody wants.
 *
 * @param name what it is for
 * @param role what its program may do: at most what its maker may
 * @param expiresAt when it ends by itself
 */
public record KeyOrder(
    @NotBlank @Size(max = 100) String name,
    @NotNull @Pattern(regexp = "viewer|maker|operator|admin") String role,
    Optional<Instant> expiresAt) {

  public KeyOrder {
    expiresAt = expiresAt == null ? Optional.empty() : expiresAt;
  }
}
