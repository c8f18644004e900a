package com.aifilmstudio.local.parts.kubelet.container;

import java.util.Map;
import java.util.Optional;

/** ConfigMaps and Secrets of a pod's namespace; empty when there is none of that name. */
public interface PodData {

  Optional<Map<String, byte[]>> configMap(String name);

  Optional<Map<String, byte[]>> secret(String name);
}
