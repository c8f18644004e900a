package com.aifilmstudio.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;
import java.util.Map;

/** One condition on one label, as in any Kubernetes selector. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@ValidationRule(
    value = "(self.operator in ['In', 'NotIn']) == (has(self.values) && size(self.values) > 0)",
    messageExpression =
        "'matchExpressions: operator ' + self.operator + (self.operator in ['In', 'NotIn'] ? ' needs"
            + " values' : ' takes no values')")
@JsonIgnoreProperties(ignoreUnknown = true)
public record LabelCondition(
    @JsonPropertyDescription("Name of the label.") @Required @Size(min = 1, max = 317) String key,
    @JsonPropertyDescription("In, NotIn, Exists or DoesNotExist.") @Required Operator operator,
    @JsonPropertyDescription("Values for In and NotIn, at most 64.") @Size(max = 64)
        List<@Size(max = 63) String> values) {

  public LabelCondition {
    values = values == null ? List.of() : List.copyOf(values);
  }

  /** How the label is looked at. */
  public enum Operator {
    In,
    NotIn,
    Exists,
    DoesNotExist
  }

  boolean holds(Map<String, String> labels) {
    return switch (operator) {
      case In -> labels.containsKey(key) && values.contains(labels.get(key));
      case NotIn -> !labels.containsKey(key) || !values.contains(labels.get(key));
      case Exists -> labels.containsKey(key);
      case DoesNotExist -> !labels.containsKey(key);
    };
  }
}
