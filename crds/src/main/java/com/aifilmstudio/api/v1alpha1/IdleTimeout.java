package com.aifilmstudio.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Optional;

/**
 * How long a worker may idle; empty ({@code Auto}) means as long as a reload of its model takes.
 */
public record IdleTimeout(Optional<TimeSpan> fixed) {
  public static final IdleTimeout AUTO = new IdleTimeout(Optional.empty());

  /** Reads {@code Auto} or a duration such as {@code 5m}. */
  @JsonCreator
  public static IdleTimeout of(String text) {
    return text.equals("Auto") ? AUTO : new IdleTimeout(Optional.of(TimeSpan.of(text)));
  }

  @JsonValue
  public String text() {
    return fixed.map(TimeSpan::toString).orElse("Auto");
  }
}
