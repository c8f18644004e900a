package com.aifilmstudio.core.failure;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Whose failure it is; decides who is charged, what is quarantined and who is called. */
public enum Blame {
  /** The order cannot be carried out as it was written. */
  USER,
  /** This film or shot fails wherever it is rendered. */
  JOB,
  /** One machine. */
  NODE,
  /** All workers of a pool: its model, its image, its size. */
  POOL,
  /** The studio itself. */
  PLATFORM;

  /** The word as stored and shown. */
  @JsonValue
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
