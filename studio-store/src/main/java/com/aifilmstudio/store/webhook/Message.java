package com.aifilmstudio.store.webhook;

import java.time.Instant;
import java.util.Optional;

/**
 * What is told.
 *
 * @param id under which whoever is told knows it again, however often it comes
 * @param job empty when it is not about a film
 * @param seq of the event within its job
 * @param data JSON
 */
public record Message(
    String id, String type, Optional<String> job, Optional<Integer> seq, Instant at, String data) {}
