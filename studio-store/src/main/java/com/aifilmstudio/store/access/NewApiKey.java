package com.aifilmstudio.store.access;

import java.time.Instant;
import java.util.Optional;

/** A key that is about to be. */
public record NewApiKey(
    String account, String name, String role, String createdBy, Optional<Instant> expiresAt) {}
