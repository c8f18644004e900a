package com.aifilmstudio.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.crd.generator.annotation.SchemaFrom;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.time.Duration;

/** How long the simulated engine takes, and what it fails of. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Simulated(
    @JsonPropertyDescription(
            "Time to load the model, a duration such as 500ms, 20s or 2m, at most 1h. Default: 1s.")
        @Default("1s")
        @Size(min = 2, max = 32)
        @ValidationRule(
            value = TimeSpan.RULE_FROM_ZERO,
            messageExpression = "'spec.simulated.load " + TimeSpan.WRONG_FROM_ZERO)
        @SchemaFrom(type = String.class)
        TimeSpan load,
    @JsonPropertyDescription(
            "Time of one step of a clip, a duration such as 50ms or 2s, at most 1h. Default: 50ms.")
        @Default("50ms")
        @Size(min = 2, max = 32)
        @ValidationRule(
            value = TimeSpan.RULE_FROM_ZERO,
            messageExpression = "'spec.simulated.step " + TimeSpan.WRONG_FROM_ZERO)
        @SchemaFrom(type = String.class)
        TimeSpan step,
    @JsonPropertyDescription(
            "Takes that fail, to try out what the studio does about broken nodes and shared causes."
                + " Default: none.")
        SimulatedFaults faults) {

  public Simulated {
    load = load == null ? new TimeSpan(Duration.ofSeconds(1)) : load;
    step = step == null ? new TimeSpan(Duration.ofMillis(50)) : step;
  }

  /** One that fails of nothing. */
  public Simulated(TimeSpan load, TimeSpan step) {
    this(load, step, null);
  }
}
