package com.aifilmstudio.local.parts.kubelet;

import io.fabric8.kubernetes.api.model.EventBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What {@code kubectl describe pod} tells of this node. Events are news, not state: one that cannot
 * be written is dropped, and the same words about the same pod are not said twice in five minutes.
 */
final class Events {

  private static final Logger LOG = System.getLogger(Events.class.getName());
  private static final Duration QUIET = Duration.ofMinutes(5);
  private static final int REMEMBERED = 500;

  private final KubernetesClient client;
  private final String node;
  private final InstantSource clock;
  private final Map<String, Instant> said = new LinkedHashMap<>();

  Events(KubernetesClient client, String node, InstantSource clock) {
    this.client = client;
    this.node = node;
    this.clock = clock;
  }

  void normal(Pod pod, String reason, String message) {
    tell(pod, "Normal", reason, message);
  }

  void warning(Pod pod, String reason, String message) {
    tell(pod, "Warning", reason, message);
  }

  private void tell(Pod pod, String type, String reason, String message) {
    if (!isNew(pod.getMetadata().getUid() + reason + message)) {
      return;
    }
    Thread.ofVirtual().start(() -> send(pod, type, reason, message));
  }

  private synchronized boolean isNew(String words) {
    Instant now = clock.instant();
    Instant before = said.get(words);
    if (before != null && now.isBefore(before.plus(QUIET))) {
      return false;
    }
    said.put(words, now);
    if (said.size() > REMEMBERED) {
      said.remove(said.keySet().iterator().next());
    }
    return true;
  }

  private void send(Pod pod, String type, String reason, String message) {
    String now = clock.instant().toString();
    var event =
        new EventBuilder()
            .withNewMetadata()
            .withGenerateName(pod.getMetadata().getName() + ".")
            .withNamespace(pod.getMetadata().getNamespace())
            .endMetadata()
            .withType(type)
            .withReason(reason)
            .withMessage(message)
            .withFirstTimestamp(now)
            .withLastTimestamp(now)
            .withCount(1)
            .withNewSource()
            .withComponent("local-kubelet")
            .withHost(node)
            .endSource()
            .withNewInvolvedObject()
            .withApiVersion("v1")
            .withKind("Pod")
            .withName(pod.getMetadata().getName())
            .withNamespace(pod.getMetadata().getNamespace())
            .withUid(pod.getMetadata().getUid())
            .endInvolvedObject()
            .build();
    try {
      client.v1().events().inNamespace(pod.getMetadata().getNamespace()).resource(event).create();
    } catch (KubernetesClientException e) {
      LOG.log(Level.DEBUG, "event {0} about {1} is lost", reason, pod.getMetadata().getName());
    }
  }
}
