package com.aifilmstudio.local.parts.kubelet.probe;

import com.aifilmstudio.local.parts.kubelet.container.ContainerCommand;
import com.aifilmstudio.local.parts.kubelet.container.MountPaths;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.IntOrString;

/** The container that is asked: its ports by name, and how a command runs inside it. */
public record ProbeTarget(Container container, ContainerCommand command, MountPaths mounts) {

  int port(IntOrString port) {
    if (port.getIntVal() != null) {
      return port.getIntVal();
    }
    String name = port.getStrVal();
    return container.getPorts().stream()
        .filter(declared -> name.equals(declared.getName()))
        .map(ContainerPort::getContainerPort)
        .findFirst()
        .orElseGet(() -> Integer.parseInt(name));
  }
}
