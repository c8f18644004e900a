package com.aifilmstudio.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;

/** Names a RenderPool; without a namespace it is in the job's own. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonIgnoreProperties(ignoreUnknown = true)
public record PoolRef(
    @JsonPropertyDescription("Name of the RenderPool.") @Required @Size(min = 1, max = 40)
        String name,
    @JsonPropertyDescription("Namespace of the RenderPool. Default: the namespace of this job.")
        @Size(min = 1, max = 63)
        String namespace) {

  /** The namespace to look in for a job that lives in {@code ofJob}. */
  public String namespaceOr(String ofJob) {
    return namespace == null ? ofJob : namespace;
  }
}
