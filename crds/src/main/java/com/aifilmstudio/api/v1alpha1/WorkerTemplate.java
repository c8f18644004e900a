package com.aifilmstudio.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.kubernetes.api.model.Toleration;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import java.util.Map;

/** What an administrator may say about a worker's pod; all else is fixed by the operator. */
@RecordBuilder
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonIgnoreProperties(ignoreUnknown = true)
public record WorkerTemplate(
    @JsonPropertyDescription(
            "Image of the render pod; name it by digest (…@sha256:…) so that all workers run the"
                + " same.")
        @Required
        @Size(min = 1, max = 1024)
        String image,
    @JsonPropertyDescription("The GPUs of one worker.") @Default("{}") Gpu gpu,
    @JsonPropertyDescription("CPU and memory of one worker: request and limit at once.")
        @Default("{}")
        WorkerResources resources,
    @JsonPropertyDescription("Labels that a node must have, at most 32.") @Size(max = 32)
        Map<String, String> nodeSelector,
    @JsonPropertyDescription("Taints of nodes that a worker tolerates, at most 32.") @Size(max = 32)
        List<Toleration> tolerations,
    @JsonPropertyDescription("PriorityClass of the worker's pod. Default: the cluster's own.")
        @Size(max = 253)
        String priorityClassName,
    @JsonPropertyDescription(
            "RuntimeClass of the worker's pod, for example nvidia. Default: the cluster's own.")
        @Size(max = 253)
        String runtimeClassName,
    @JsonPropertyDescription(
            "ServiceAccount of the worker's pod, in the namespace of this pool. It needs no rights:"
                + " its token only proves to the operator who the pod is. Default: render-worker.")
        @Default("render-worker")
        @Size(min = 1, max = 253)
        String serviceAccountName,
    @JsonPropertyDescription("Where model files are kept while the pod lives (an emptyDir).")
        @Default("{}")
        ModelCache modelCache,
    @JsonPropertyDescription(
            "Where frames are written (an emptyDir; the root file system is read-only).")
        @Default("{}")
        Scratch scratch) {

  public WorkerTemplate {
    gpu = gpu == null ? Gpu.DEFAULT : gpu;
    resources = resources == null ? WorkerResources.DEFAULT : resources;
    nodeSelector = nodeSelector == null ? Map.of() : Map.copyOf(nodeSelector);
    tolerations = tolerations == null ? List.of() : List.copyOf(tolerations);
    serviceAccountName = serviceAccountName == null ? "render-worker" : serviceAccountName;
    modelCache = modelCache == null ? ModelCache.DEFAULT : modelCache;
    scratch = scratch == null ? Scratch.DEFAULT : scratch;
  }
}
