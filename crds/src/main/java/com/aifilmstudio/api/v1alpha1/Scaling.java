package com.aifilmstudio.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.crd.generator.annotation.SchemaFrom;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.time.Duration;

/** When workers come and go. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Scaling(
    @JsonPropertyDescription(
            "How long the waiting shots may take to be worked off: there are enough workers when the"
                + " GPU time of all waiting shots, divided among them, is no longer. A duration from"
                + " 1s to 24h. Default: 60s.")
        @Default("60s")
        @Size(min = 2, max = 32)
        @ValidationRule(
            value = TimeSpan.RULE_FROM_SECOND,
            messageExpression = "'spec.scaling.queueWait " + TimeSpan.WRONG_FROM_SECOND)
        @SchemaFrom(type = String.class)
        TimeSpan queueWait,
    @JsonPropertyDescription(
            "How long a worker beyond the minimum and the standby may idle before it goes: a"
                + " duration from 1s to 24h, or Auto, which waits as long as loading the model again"
                + " would take. Default: Auto.")
        @Default("Auto")
        @Size(min = 2, max = 32)
        @ValidationRule(
            value = "self == 'Auto' || (" + TimeSpan.RULE_FROM_SECOND + ")",
            messageExpression = "'spec.scaling.idleTimeout " + TimeSpan.WRONG_FROM_SECOND_OR_AUTO)
        @SchemaFrom(type = String.class)
        IdleTimeout idleTimeout) {
  static final Scaling DEFAULT = new Scaling(null, null);

  public Scaling {
    queueWait = queueWait == null ? new TimeSpan(Duration.ofSeconds(60)) : queueWait;
    idleTimeout = idleTimeout == null ? IdleTimeout.AUTO : idleTimeout;
  }
}
