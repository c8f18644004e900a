package com.aifilmstudio.local.parts.kubelet.volume;

import com.aifilmstudio.local.parts.kubelet.container.CannotStart;
import com.aifilmstudio.local.parts.kubelet.container.ContainerResources;
import com.aifilmstudio.local.parts.kubelet.container.PodData;
import com.aifilmstudio.local.parts.kubelet.container.PodFields;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.DownwardAPIVolumeFile;
import io.fabric8.kubernetes.api.model.KeyToPath;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeProjection;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The files that the API server has for a volume, by their path in it. */
record VolumeFiles(Pod pod, PodData data, TokenSource tokens, ContainerResources resources) {

  private static final int DEFAULT_MODE = 0644;
  private static final long DEFAULT_TOKEN_SECONDS = 3600;

  /** Empty for a volume whose files the API server does not know. */
  Optional<Map<String, VolumeFile>> of(Volume volume) throws CannotStart {
    if (volume.getConfigMap() != null) {
      var it = volume.getConfigMap();
      return Optional.of(
          configMap(it.getName(), it.getOptional(), it.getItems(), it.getDefaultMode()));
    }
    if (volume.getSecret() != null) {
      var it = volume.getSecret();
      return Optional.of(
          secret(it.getSecretName(), it.getOptional(), it.getItems(), it.getDefaultMode()));
    }
    if (volume.getDownwardAPI() != null) {
      var it = volume.getDownwardAPI();
      return Optional.of(downward(it.getItems(), it.getDefaultMode()));
    }
    if (volume.getProjected() != null) {
      Map<String, VolumeFile> files = new LinkedHashMap<>();
      for (VolumeProjection source : volume.getProjected().getSources()) {
        files.putAll(projection(source, volume.getProjected().getDefaultMode()));
      }
      return Optional.of(files);
    }
    return Optional.empty();
  }

  private Map<String, VolumeFile> projection(VolumeProjection source, Integer mode)
      throws CannotStart {
    if (source.getServiceAccountToken() != null) {
      var it = source.getServiceAccountToken();
      Long seconds = it.getExpirationSeconds();
      String token =
          tokens.token(it.getAudience(), seconds == null ? DEFAULT_TOKEN_SECONDS : seconds);
      // Only the container's user should read a token; here that is the user of the studio.
      return Map.of(it.getPath(), new VolumeFile(bytes(token), 0600));
    }
    if (source.getConfigMap() != null) {
      var it = source.getConfigMap();
      return configMap(it.getName(), it.getOptional(), it.getItems(), mode);
    }
    if (source.getSecret() != null) {
      var it = source.getSecret();
      return secret(it.getName(), it.getOptional(), it.getItems(), mode);
    }
    if (source.getDownwardAPI() != null) {
      return downward(source.getDownwardAPI().getItems(), mode);
    }
    throw new CannotStart("ContainerCreating", "a projected source that this node does not know");
  }

  private Map<String, VolumeFile> configMap(
      String name, Boolean optional, List<KeyToPath> items, Integer mode) throws CannotStart {
    return keyed("configmap", name, optional, data.configMap(name), items, mode);
  }

  private Map<String, VolumeFile> secret(
      String name, Boolean optional, List<KeyToPath> items, Integer mode) throws CannotStart {
    return keyed("secret", name, optional, data.secret(name), items, mode);
  }

  private static Map<String, VolumeFile> keyed(
      String kind,
      String name,
      Boolean optional,
      Optional<Map<String, byte[]>> found,
      List<KeyToPath> items,
      Integer mode)
      throws CannotStart {
    boolean mayLack = Boolean.TRUE.equals(optional);
    if (found.isEmpty() && !mayLack) {
      throw new CannotStart("ContainerCreating", "%s \"%s\" not found".formatted(kind, name));
    }
    Map<String, byte[]> values = found.orElse(Map.of());
    Map<String, VolumeFile> files = new LinkedHashMap<>();
    if (items.isEmpty()) {
      values.forEach((key, value) -> files.put(key, new VolumeFile(value, orDefault(mode))));
    }
    for (KeyToPath item : items) {
      byte[] value = values.get(item.getKey());
      if (value != null) {
        int own = item.getMode() == null ? orDefault(mode) : item.getMode();
        files.put(item.getPath(), new VolumeFile(value, own));
      } else if (!mayLack) {
        throw new CannotStart(
            "ContainerCreating",
            "%s \"%s\" has no key \"%s\"".formatted(kind, name, item.getKey()));
      }
    }
    return files;
  }

  private Map<String, VolumeFile> downward(List<DownwardAPIVolumeFile> items, Integer mode)
      throws CannotStart {
    Map<String, VolumeFile> files = new LinkedHashMap<>();
    for (DownwardAPIVolumeFile item : items) {
      Container anyContainer = pod.getSpec().getContainers().getFirst();
      String text =
          item.getFieldRef() != null
              ? PodFields.read(pod, item.getFieldRef())
              : resources.read(pod, anyContainer, item.getResourceFieldRef());
      int own = item.getMode() == null ? orDefault(mode) : item.getMode();
      files.put(item.getPath(), new VolumeFile(bytes(text), own));
    }
    return files;
  }

  private static int orDefault(Integer mode) {
    return mode == null ? DEFAULT_MODE : mode;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
