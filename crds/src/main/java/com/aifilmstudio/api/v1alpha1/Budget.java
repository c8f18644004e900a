package com.aifilmstudio.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;

/** GPU time that a job may use. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Budget(
    @JsonPropertyDescription(
            "GPU-seconds, 1 to 1000000000. What evicted, lost or broken workers have used does not"
                + " count.")
        @Required
        @Min(1)
        @Max(1_000_000_000)
        Long gpuSeconds,
    @JsonPropertyDescription(
            "When it is used up: CompleteRunning lets the shots that are under way end and begins no"
                + " other, CancelRunning stops them, too. Unless the last shot is done then, the job"
                + " is Failed; its finished shots are reused by a new job. Default:"
                + " CompleteRunning.")
        @Default("CompleteRunning")
        OnThreshold onThreshold) {

  public Budget {
    onThreshold = onThreshold == null ? OnThreshold.CompleteRunning : onThreshold;
  }
}
