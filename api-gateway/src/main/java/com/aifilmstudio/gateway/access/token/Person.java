package com.aifilmstudio.gateway.access.token;

import com.aifilmstudio.gateway.access.Role;
import java.time.Instant;
import java.util.Optional;

/**
 * Whom a token is about.
 *
 * @param name for people; the subject where the token tells none
 * @param role empty when the token names none that we know: then nothing is open
 * @param until when the token ends
 * @param fingerprint the same for the same signed content, however it was signed
 */
public record Person(
    String account,
    String subject,
    String name,
    Optional<Role> role,
    Instant until,
    String fingerprint) {}
