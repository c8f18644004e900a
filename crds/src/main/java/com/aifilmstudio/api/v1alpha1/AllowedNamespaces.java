package com.aifilmstudio.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.Map;

/** Whose films a pool renders. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@ValidationRule(
    value = "has(self.selector) == (self.from == 'Selector')",
    messageExpression =
        "'spec.allowedNamespaces.from is ' + self.from + (self.from == 'Selector' ? ': say which in"
            + " spec.allowedNamespaces.selector' : ': remove spec.allowedNamespaces.selector, or"
            + " give from: Selector')")
@JsonIgnoreProperties(ignoreUnknown = true)
public record AllowedNamespaces(
    @JsonPropertyDescription(
            "Same: films of the pool's own namespace. All: films of every namespace. Selector: films"
                + " of the namespaces that the selector names. Default: Same.")
        @Default("Same")
        From from,
    @JsonPropertyDescription("Which namespaces, for from: Selector.") NamespaceSelector selector) {
  static final AllowedNamespaces DEFAULT = new AllowedNamespaces(null, null);

  public AllowedNamespaces {
    from = from == null ? From.Same : from;
  }

  /** Whether films of the namespace may be rendered by a pool in {@code ofPool}. */
  public boolean allow(String ofPool, String namespace, Map<String, String> labels) {
    return switch (from) {
      case Same -> namespace.equals(ofPool);
      case All -> true;
      case Selector -> selector != null && selector.selects(labels);
    };
  }
}
