package com.aifilmstudio.local.parts.kubelet.container;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvFromSource;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.EnvVarSource;
import io.fabric8.kubernetes.api.model.Pod;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The environment of a container as Kubernetes builds it: {@code envFrom} first, then {@code env}
 * in order, each value seeing the ones before it, then the API server's address.
 */
public record ContainerEnv(
    PodData data, ContainerResources resources, Map<String, String> services) {

  public Map<String, EnvValue> of(Pod pod, Container container) throws CannotStart {
    Map<String, EnvValue> all = new LinkedHashMap<>();
    for (EnvFromSource source : container.getEnvFrom()) {
      all.putAll(everything(source));
    }
    // Kubernetes does not let $(VAR) in env see what came by envFrom.
    Map<String, String> referable = new LinkedHashMap<>(services);
    for (EnvVar variable : container.getEnv()) {
      value(pod, container, variable, referable)
          .ifPresent(
              value -> {
                referable.put(variable.getName(), value.text());
                all.put(variable.getName(), value);
              });
    }
    services.forEach((name, value) -> all.putIfAbsent(name, EnvValue.plain(value)));
    return all;
  }

  private Map<String, EnvValue> everything(EnvFromSource source) throws CannotStart {
    String prefix = source.getPrefix() == null ? "" : source.getPrefix();
    Map<String, EnvValue> values = new LinkedHashMap<>();
    if (source.getConfigMapRef() != null) {
      var ref = source.getConfigMapRef();
      present("configmap", ref.getName(), ref.getOptional(), data.configMap(ref.getName()))
          .forEach((key, value) -> values.put(prefix + key, EnvValue.plain(text(value))));
    }
    if (source.getSecretRef() != null) {
      var ref = source.getSecretRef();
      present("secret", ref.getName(), ref.getOptional(), data.secret(ref.getName()))
          .forEach((key, value) -> values.put(prefix + key, EnvValue.secret(text(value))));
    }
    return values;
  }

  private Optional<EnvValue> value(
      Pod pod, Container container, EnvVar variable, Map<String, String> referable)
      throws CannotStart {
    EnvVarSource from = variable.getValueFrom();
    if (from == null) {
      String text = variable.getValue() == null ? "" : variable.getValue();
      return Optional.of(EnvValue.plain(Expansion.expand(text, referable)));
    }
    if (from.getFieldRef() != null) {
      return Optional.of(EnvValue.plain(PodFields.read(pod, from.getFieldRef())));
    }
    if (from.getResourceFieldRef() != null) {
      return Optional.of(
          EnvValue.plain(resources.read(pod, container, from.getResourceFieldRef())));
    }
    if (from.getConfigMapKeyRef() != null) {
      var ref = from.getConfigMapKeyRef();
      var values =
          present("configmap", ref.getName(), ref.getOptional(), data.configMap(ref.getName()));
      return key("ConfigMap", ref.getName(), ref.getKey(), ref.getOptional(), values)
          .map(EnvValue::plain);
    }
    if (from.getSecretKeyRef() != null) {
      var ref = from.getSecretKeyRef();
      var values = present("secret", ref.getName(), ref.getOptional(), data.secret(ref.getName()));
      return key("Secret", ref.getName(), ref.getKey(), ref.getOptional(), values)
          .map(EnvValue::secret);
    }
    throw new CannotStart(
        "CreateContainerConfigError",
        "env " + variable.getName() + " has a source that this node does not know");
  }

  private static Map<String, byte[]> present(
      String kind, String name, Boolean optional, Optional<Map<String, byte[]>> found)
      throws CannotStart {
    if (found.isEmpty() && !Boolean.TRUE.equals(optional)) {
      throw new CannotStart(
          "CreateContainerConfigError", "%s \"%s\" not found".formatted(kind, name));
    }
    return found.orElse(Map.of());
  }

  private static Optional<String> key(
      String kind, String name, String key, Boolean optional, Map<String, byte[]> values)
      throws CannotStart {
    if (!values.containsKey(key) && !Boolean.TRUE.equals(optional)) {
      throw new CannotStart(
          "CreateContainerConfigError", "couldn't find key %s in %s %s".formatted(key, kind, name));
    }
    return Optional.ofNullable(values.get(key)).map(ContainerEnv::text);
  }

  private static String text(byte[] value) {
    return new String(value, StandardCharsets.UTF_8);
  }
}
