package com.aifilmstudio.operator.status;

import io.fabric8.kubernetes.api.model.DeleteOptionsBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;

/** Deletes this very object, by its UID, and never a namesake that came after it. */
public final class ExactDelete {

  private static final int NOT_FOUND = 404;
  private static final int CONFLICT = 409;

  private ExactDelete() {}

  /** Afterwards the object is going or gone; also if it already was. */
  public static void of(KubernetesClient client, HasMetadata object) {
    var meta = object.getMetadata();
    var api = object.getApiVersion().contains("/") ? "/apis/" : "/api/";
    var path =
        "%s%s/namespaces/%s/%s/%s"
            .formatted(
                api,
                object.getApiVersion(),
                meta.getNamespace(),
                object.getPlural(),
                meta.getName());
    var options =
        new DeleteOptionsBuilder()
            .withNewPreconditions()
            .withUid(meta.getUid())
            .endPreconditions()
            .build();
    try {
      client.raw(path, "DELETE", options);
    } catch (KubernetesClientException e) {
      if (e.getCode() != NOT_FOUND && e.getCode() != CONFLICT) {
        throw e;
      }
    }
  }
}
