package com.aifilmstudio.gateway.problem;

import java.net.URI;
import java.util.Locale;

/** The kinds of problems, stable: programs tell them apart by their type. */
public enum ProblemType {
  MALFORMED(400, "The request cannot be read"),
  IDEMPOTENCY_KEY_MISSING(400, "The request has no Idempotency-Key"),
  UNAUTHENTICATED(401, "Nobody is signed in"),
  INSUFFICIENT_CREDITS(402, "There are not enough credits"),
  FORBIDDEN(403, "This is not allowed"),
  NOT_FOUND(404, "There is no such thing"),
  METHOD_NOT_ALLOWED(405, "This cannot be done here"),
  NOT_ACCEPTABLE(406, "There is no such representation"),
  STATE_CONFLICT(409, "Its state does not allow this"),
  IDEMPOTENCY_IN_PROGRESS(409, "The same request is being answered"),
  PRECONDITION_FAILED(412, "It has changed meanwhile"),
  TOO_LARGE(413, "The request is too long"),
  UNSUPPORTED_MEDIA_TYPE(415, "The body is of the wrong type"),
  VALIDATION(422, "The request is not valid"),
  IDEMPOTENCY_KEY_REUSED(422, "The Idempotency-Key belongs to another request"),
  NO_COMPATIBLE_POOL(422, "No pool can render this film"),
  PRECONDITION_REQUIRED(428, "The request has no If-Match"),
  QUOTA_EXCEEDED(429, "There is no room for more"),
  INTERNAL(500, "Something went wrong here"),
  BACKPRESSURE(503, "The studio cannot take this now"),
  SESSION_UNAVAILABLE(503, "The session cannot be checked now");

  private static final String BASE = "https://ai-filmstudio.com/problems/";

  private final int status;
  private final String title;

  ProblemType(int status, String title) {
    this.status = status;
    this.title = title;
  }

  public int status() {
    return status;
  }

  public String title() {
    return title;
  }

  /** As it is documented. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public URI uri() {
    return URI.create(BASE + word());
  }
}
