package com.aifilmstudio.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.ValidationRule;

/** How many workers there may be. */
@ValidationRule(
    value = "self.min <= self.max",
    fieldPath = ".min",
    messageExpression =
        "'spec.workers.min is %d but spec.workers.max is %d: min cannot be above max'.format([self.min,"
            + " self.max])")
@ValidationRule(
    value = "self.standby <= self.max",
    fieldPath = ".standby",
    messageExpression =
        "'spec.workers.standby is %d but spec.workers.max is %d: standby cannot be above max'.format([self.standby,"
            + " self.max])")
@JsonIgnoreProperties(ignoreUnknown = true)
public record WorkerRange(
    @JsonPropertyDescription(
            "Workers that are always there, 0 to 1000; 0 with standby 0 scales to zero. Default: 0.")
        @Default("0")
        @Min(0)
        @Max(1000)
        Integer min,
    @JsonPropertyDescription("Workers that are never exceeded, 0 to 1000. Default: 1.")
        @Default("1")
        @Min(0)
        @Max(1000)
        Integer max,
    @JsonPropertyDescription(
            "Idle workers with the model loaded, kept beyond those at work, 0 to 1000. Default: 0.")
        @Default("0")
        @Min(0)
        @Max(1000)
        Integer standby) {
  static final WorkerRange DEFAULT = new WorkerRange(null, null, null);

  public WorkerRange {
    min = min == null ? 0 : min;
    max = max == null ? 1 : max;
    standby = standby == null ? 0 : standby;
  }
}
