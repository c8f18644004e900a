package com.aifilmstudio.store.handed;

import java.time.Instant;

/**
 * An upload of an account, whether it has come or not.
 *
 * @param key of the object, in the bucket of films
 * @param sha256 hexadecimal; the object is exactly this, or it is not the upload
 * @param expiresAt from then on no film is made of it
 */
public record HandedIn(
    String id,
    String account,
    String purpose,
    String key,
    String contentType,
    long bytes,
    String sha256,
    String createdBy,
    Instant createdAt,
    Instant expiresAt) {}
