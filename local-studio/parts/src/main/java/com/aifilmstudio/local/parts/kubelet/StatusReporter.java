package com.aifilmstudio.local.parts.kubelet;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodStatus;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.net.HttpURLConnection;
import java.util.Map;
import java.util.Optional;

/**
 * Writes one pod's status, only when it has changed. It is merged into what others wrote, and the
 * UID in it makes the server refuse the status of a predecessor of the same name.
 */
final class StatusReporter {

  private final KubernetesClient client;
  private PodStatus last;

  StatusReporter(KubernetesClient client) {
    this.client = client;
  }

  Optional<PodStatus> last() {
    return Optional.ofNullable(last);
  }

  void report(Pod pod, PodStatus status) {
    if (status.equals(last)) {
      return;
    }
    var patch = Map.of("metadata", Map.of("uid", pod.getMetadata().getUid()), "status", status);
    try {
      client
          .pods()
          .inNamespace(pod.getMetadata().getNamespace())
          .withName(pod.getMetadata().getName())
          .subresource("status")
          .patch(PatchContext.of(PatchType.STRATEGIC_MERGE), Serialization.asJson(patch));
    } catch (KubernetesClientException e) {
      if (!goneOrReplaced(e)) {
        throw e;
      }
    }
    last = status;
  }

  /** Takes the pod off the API server for good; says whether it is off. */
  boolean remove(Pod pod) {
    var options =
        Map.of(
            "apiVersion",
            "v1",
            "kind",
            "DeleteOptions",
            "gracePeriodSeconds",
            0,
            "preconditions",
            Map.of("uid", pod.getMetadata().getUid()));
    try {
      client.raw(
          "/api/v1/namespaces/%s/pods/%s"
              .formatted(pod.getMetadata().getNamespace(), pod.getMetadata().getName()),
          "DELETE",
          options);
      // A finalizer of someone else may hold it: then the watch will tell when it is gone.
      return pod.getMetadata().getFinalizers().isEmpty();
    } catch (KubernetesClientException e) {
      if (goneOrReplaced(e)) {
        return true;
      }
      throw e;
    }
  }

  private static boolean goneOrReplaced(KubernetesClientException e) {
    return e.getCode() == HttpURLConnection.HTTP_NOT_FOUND
        || e.getCode() == HttpURLConnection.HTTP_CONFLICT;
  }
}
