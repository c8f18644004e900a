package com.aifilmstudio.local.cli.film;

import com.aifilmstudio.api.v1alpha1.RenderJob;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.List;
import java.util.Optional;

/** A RenderJob, and what stands beside it in its file, such as the ConfigMap with its script. */
public record Film(RenderJob job, List<HasMetadata> companions) {

  /** The script that {@code spec.film.scriptRef} means, if its ConfigMap is in the same file. */
  Optional<String> referredScript() {
    var reference = job.getSpec().film().scriptRef();
    return companions.stream()
        .filter(ConfigMap.class::isInstance)
        .map(ConfigMap.class::cast)
        .filter(map -> map.getMetadata().getName().equals(reference.name()))
        .map(map -> map.getData().get(reference.key()))
        .findFirst();
  }
}
