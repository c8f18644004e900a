package com.aifilmstudio.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;

/** A screenplay kept in a ConfigMap. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record ScriptRef(
    @JsonPropertyDescription("Name of the ConfigMap, in the namespace of this job.")
        @Required
        @Size(min = 1, max = 253)
        String name,
    @JsonPropertyDescription("Key in the ConfigMap. Default: script.fountain.")
        @Default("script.fountain")
        @Size(min = 1, max = 253)
        String key) {

  public ScriptRef {
    key = key == null ? "script.fountain" : key;
  }
}
