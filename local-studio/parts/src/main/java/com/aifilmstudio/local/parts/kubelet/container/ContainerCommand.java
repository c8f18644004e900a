package com.aifilmstudio.local.parts.kubelet.container;

import io.fabric8.kubernetes.api.model.Container;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Everything needed to start the process of a container. */
public record ContainerCommand(List<String> command, Map<String, String> env, Path workingDir) {

  /**
   * @param own the container's environment
   * @param base what every process here gets unless the image or the container says otherwise
   */
  public static ContainerCommand of(
      Container container,
      Image image,
      Map<String, EnvValue> own,
      Map<String, String> base,
      MountPaths mounts,
      Path home)
      throws CannotStart {
    Map<String, String> env = new LinkedHashMap<>(base);
    // An image's paths are those of this machine: a mount over /tmp must not bend them.
    env.putAll(image.env());
    own.forEach((name, value) -> env.put(name, value.on(mounts)));
    // References are filled in before paths are replaced, so that nothing is replaced twice.
    Map<String, String> referable = new LinkedHashMap<>();
    own.forEach((name, value) -> referable.put(name, value.text()));
    List<String> command =
        image.commandLine(
            inside(container.getCommand(), referable, mounts),
            inside(container.getArgs(), referable, mounts));
    if (command.isEmpty()) {
      throw new CannotStart(
          "CreateContainerError", "neither the container nor its image has a command");
    }
    return new ContainerCommand(command, Map.copyOf(env), workingDir(container, mounts, home));
  }

  private static List<String> inside(
      List<String> arguments, Map<String, String> referable, MountPaths mounts) {
    return arguments == null
        ? List.of()
        : arguments.stream()
            .map(argument -> mounts.rewrite(Expansion.expand(argument, referable)))
            .toList();
  }

  /** A working directory outside every mount belongs to an image, which is not here. */
  private static Path workingDir(Container container, MountPaths mounts, Path home) {
    String wanted = container.getWorkingDir();
    String folder = wanted == null ? "" : mounts.rewrite(wanted);
    return folder.equals(wanted) || folder.isEmpty() ? home : Path.of(folder);
  }
}
