package com.aifilmstudio.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Size;
import java.util.List;
import java.util.Map;

/** Namespaces by their labels; all that is said must hold. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonIgnoreProperties(ignoreUnknown = true)
public record NamespaceSelector(
    @JsonPropertyDescription(
            "Labels that the Namespace must have, for example kubernetes.io/metadata.name: studio.")
        @Size(max = 32)
        Map<String, String> matchLabels,
    @JsonPropertyDescription("Conditions on labels of the Namespace, at most 32.") @Size(max = 32)
        List<LabelCondition> matchExpressions) {

  public NamespaceSelector {
    matchLabels = matchLabels == null ? Map.of() : Map.copyOf(matchLabels);
    matchExpressions = matchExpressions == null ? List.of() : List.copyOf(matchExpressions);
  }

  /** Whether a Namespace with these labels is meant. */
  public boolean selects(Map<String, String> labels) {
    return labels.entrySet().containsAll(matchLabels.entrySet())
        && matchExpressions.stream().allMatch(condition -> condition.holds(labels));
  }
}
