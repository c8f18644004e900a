package com.aifilmstudio.operator.renderjob;

import com.aifilmstudio.api.v1alpha1.RenderJob;
import com.aifilmstudio.api.v1alpha1.ScriptRef;
import io.fabric8.kubernetes.client.KubernetesClient;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/** The words of films, in the resource itself or in a ConfigMap beside it. */
@Singleton
class Scripts {

  private final KubernetesClient client;

  Scripts(KubernetesClient client) {
    this.client = client;
  }

  ScriptSeen read(RenderJob job) {
    var film = whole(job).getSpec().film();
    return film.scriptRef() == null
        ? new ScriptSeen.Text(Optional.ofNullable(film.script()))
        : read(job.getMetadata().getNamespace(), film.scriptRef());
  }

  private ScriptSeen read(String namespace, ScriptRef ref) {
    var map = client.configMaps().inNamespace(namespace).withName(ref.name()).get();
    if (map == null) {
      return new ScriptSeen.Missing(
          "There is no ConfigMap %s in this namespace (spec.film.scriptRef)."
              .formatted(ref.name()));
    }
    var text = map.getData() == null ? null : map.getData().get(ref.key());
    if (text == null) {
      return new ScriptSeen.Missing(
          "ConfigMap %s has no key %s (spec.film.scriptRef).".formatted(ref.name(), ref.key()));
    }
    return new ScriptSeen.Text(Optional.of(text));
  }

  /** A job that was planned once has no script in the cache; after a restore it is needed again. */
  private RenderJob whole(RenderJob job) {
    var film = job.getSpec().film();
    boolean slimmed = film.script() == null && film.scriptRef() == null && film.shots().isEmpty();
    return slimmed ? client.resource(job).get() : job;
  }

  /** SHA-256 of a script, in hexadecimal digits. */
  static String digest(String text) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
