package com.aifilmstudio.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;

/** How often a shot is tried, and how many may fail. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Retry(
    @JsonPropertyDescription(
            "Attempts at one shot before it fails, 1 to 10. An attempt that a lost or drained"
                + " worker cut short does not count. Default: 3.")
        @Default("3")
        @Min(1)
        @Max(10)
        Integer maxAttemptsPerShot,
    @JsonPropertyDescription(
            "Failed shots that the film can do without, 0 to 500. Within that number a slate with"
                + " the shot's name and length stands in the film and Assembled has the reason"
                + " WithMissingShots; beyond it, or when no shot succeeds, the film fails."
                + " Default: 0.")
        @Default("0")
        @Min(0)
        @Max(500)
        Integer maxFailedShots) {
  static final Retry DEFAULT = new Retry(null, null);

  public Retry {
    maxAttemptsPerShot = maxAttemptsPerShot == null ? 3 : maxAttemptsPerShot;
    maxFailedShots = maxFailedShots == null ? 0 : maxFailedShots;
  }
}
