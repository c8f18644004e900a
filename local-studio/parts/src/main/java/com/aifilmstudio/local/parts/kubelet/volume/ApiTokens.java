package com.aifilmstudio.local.parts.kubelet.volume;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.authentication.TokenRequest;
import io.fabric8.kubernetes.api.model.authentication.TokenRequestBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Requests tokens under the node's own identity and keeps each for 80 % of its life. */
public final class ApiTokens implements TokenSource {

  private record Key(String audience, long seconds) {}

  private record Held(String token, Instant renewAt) {}

  private final KubernetesClient client;
  private final Pod pod;
  private final InstantSource clock;
  private final Map<Key, Held> held = new ConcurrentHashMap<>();

  public ApiTokens(KubernetesClient client, Pod pod, InstantSource clock) {
    this.client = client;
    this.pod = pod;
    this.clock = clock;
  }

  @Override
  public String token(String audience, long expirationSeconds) {
    return held.compute(
            new Key(audience == null ? "" : audience, expirationSeconds),
            (key, before) ->
                before != null && clock.instant().isBefore(before.renewAt())
                    ? before
                    : request(key))
        .token();
  }

  private Held request(Key key) {
    Instant now = clock.instant();
    TokenRequest answer =
        client
            .serviceAccounts()
            .inNamespace(pod.getMetadata().getNamespace())
            .withName(pod.getSpec().getServiceAccountName())
            .tokenRequest(
                new TokenRequestBuilder()
                    .withNewSpec()
                    .withAudiences(key.audience().isEmpty() ? List.of() : List.of(key.audience()))
                    .withExpirationSeconds(key.seconds())
                    .withNewBoundObjectRef()
                    .withApiVersion("v1")
                    .withKind("Pod")
                    .withName(pod.getMetadata().getName())
                    .withUid(pod.getMetadata().getUid())
                    .endBoundObjectRef()
                    .endSpec()
                    .build());
    Duration life =
        Duration.between(now, Instant.parse(answer.getStatus().getExpirationTimestamp()));
    return new Held(answer.getStatus().getToken(), now.plus(life.multipliedBy(4).dividedBy(5)));
  }
}
