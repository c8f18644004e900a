package com.aifilmstudio.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;

/** How often a shot is tried. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Retry(
    @JsonPropertyDescription(
            "Attempts at one shot before the film fails, 1 to 10. An attempt that a lost or drained"
                + " worker cut short does not count. Default: 3.")
        @Default("3")
        @Min(1)
        @Max(10)
        Integer maxAttemptsPerShot) {
  static final Retry DEFAULT = new Retry(null);

  public Retry {
    maxAttemptsPerShot = maxAttemptsPerShot == null ? 3 : maxAttemptsPerShot;
  }
}
