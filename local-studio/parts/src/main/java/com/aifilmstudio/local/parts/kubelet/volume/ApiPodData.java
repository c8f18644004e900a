package com.aifilmstudio.local.parts.kubelet.volume;

import com.aifilmstudio.local.parts.kubelet.container.CannotStart;
import com.aifilmstudio.local.parts.kubelet.container.PodData;
import io.fabric8.kubernetes.api.model.PersistentVolumeSpec;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Reads one pod's data from the API server, each object by its name as nodes are allowed to. */
public record ApiPodData(KubernetesClient client, String namespace)
    implements PodData, ClaimSource {

  @Override
  public Optional<Map<String, byte[]>> configMap(String name) {
    return Optional.ofNullable(client.configMaps().inNamespace(namespace).withName(name).get())
        .map(
            map -> {
              Map<String, byte[]> values = new HashMap<>();
              nullAsEmpty(map.getData())
                  .forEach((k, v) -> values.put(k, v.getBytes(StandardCharsets.UTF_8)));
              nullAsEmpty(map.getBinaryData())
                  .forEach((k, v) -> values.put(k, Base64.getDecoder().decode(v)));
              return values;
            });
  }

  @Override
  public Optional<Map<String, byte[]>> secret(String name) {
    return Optional.ofNullable(client.secrets().inNamespace(namespace).withName(name).get())
        .map(
            secret -> {
              Map<String, byte[]> values = new HashMap<>();
              nullAsEmpty(secret.getData())
                  .forEach((k, v) -> values.put(k, Base64.getDecoder().decode(v)));
              return values;
            });
  }

  @Override
  public Path folder(String claim) throws CannotStart {
    var bound = client.persistentVolumeClaims().inNamespace(namespace).withName(claim).get();
    String name = bound == null ? null : bound.getSpec().getVolumeName();
    if (name == null) {
      throw new CannotStart("ContainerCreating", "claim \"" + claim + "\" is not bound");
    }
    var volume = client.persistentVolumes().withName(name).get();
    PersistentVolumeSpec spec = volume == null ? new PersistentVolumeSpec() : volume.getSpec();
    if (spec.getHostPath() != null) {
      return Path.of(spec.getHostPath().getPath());
    }
    if (spec.getLocal() != null) {
      return Path.of(spec.getLocal().getPath());
    }
    throw new CannotStart(
        "ContainerCreating", "volume \"" + name + "\" is not a folder of this machine");
  }

  private static Map<String, String> nullAsEmpty(Map<String, String> map) {
    return map == null ? Map.of() : map;
  }
}
