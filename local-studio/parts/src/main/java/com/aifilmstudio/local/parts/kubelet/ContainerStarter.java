package com.aifilmstudio.local.parts.kubelet;

import com.aifilmstudio.local.parts.kubelet.container.CannotStart;
import com.aifilmstudio.local.parts.kubelet.container.ContainerCommand;
import com.aifilmstudio.local.parts.kubelet.container.ContainerEnv;
import com.aifilmstudio.local.parts.kubelet.container.MountPaths;
import com.aifilmstudio.local.parts.kubelet.container.PodData;
import com.aifilmstudio.local.parts.kubelet.probe.ProbeTarget;
import com.aifilmstudio.local.parts.kubelet.process.RunFolder;
import com.aifilmstudio.local.parts.kubelet.process.RunNote;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.VolumeMount;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Turns a container's spec into a running process. */
record ContainerStarter(Machine machine, PodFolder folder, PodData data) {

  private static final String DEFAULT_TERMINATION_LOG = "/dev/termination-log";

  /** What the container's process is, without starting it. */
  ProbeTarget resolve(Pod pod, Container container, Inside inside) throws CannotStart {
    MountPaths mounts = new MountPaths(mounts(container, inside));
    var image = machine.images().find(container.getImage());
    var env = new ContainerEnv(data, machine.resources(), machine.services()).of(pod, container);
    ContainerCommand command =
        ContainerCommand.of(
            container, image, env, base(pod, container, inside), mounts, folder.home());
    return new ProbeTarget(container, command, mounts);
  }

  Process start(RunFolder run, RunNote note, ProbeTarget target) throws CannotStart {
    try {
      RunFolder.create(run.path(), note);
      Files.createDirectories(target.command().workingDir());
      return machine
          .launcher()
          .launch(
              run,
              target.command().command(),
              target.command().env(),
              target.command().workingDir());
    } catch (IOException e) {
      throw new CannotStart("RunContainerError", String.valueOf(e.getMessage()));
    }
  }

  /**
   * What a container finds around it.
   *
   * @param volumes where each volume lies
   * @param devices the GPUs of each container
   */
  record Inside(Map<String, Path> volumes, Map<String, List<Integer>> devices, RunFolder run) {}

  private static Map<String, Path> mounts(Container container, Inside inside) throws CannotStart {
    Map<String, Path> mounts = new HashMap<>();
    String terminationLog =
        Optional.ofNullable(container.getTerminationMessagePath()).orElse(DEFAULT_TERMINATION_LOG);
    mounts.put(terminationLog, inside.run().terminationLog());
    for (VolumeMount mount : container.getVolumeMounts()) {
      Path volume = inside.volumes().get(mount.getName());
      if (volume == null) {
        throw new CannotStart(
            "CreateContainerConfigError", "volume \"" + mount.getName() + "\" is not there");
      }
      String subPath = Optional.ofNullable(mount.getSubPath()).orElse("");
      mounts.put(mount.getMountPath(), volume.resolve(subPath).normalize());
    }
    return mounts;
  }

  /** HOME and TMPDIR lie in the pod's folder, so that what a program leaves there goes with it. */
  private Map<String, String> base(Pod pod, Container container, Inside inside) {
    Map<String, String> base = new HashMap<>();
    base.put("PATH", Optional.ofNullable(System.getenv("PATH")).orElse("/usr/bin:/bin"));
    base.put("HOME", folder.home().toString());
    base.put("TMPDIR", folder.tmp().toString());
    base.put("HOSTNAME", pod.getMetadata().getName());
    String devices =
        inside.devices().getOrDefault(container.getName(), List.of()).stream()
            .map(String::valueOf)
            .collect(Collectors.joining(","));
    base.put("NVIDIA_VISIBLE_DEVICES", devices.isEmpty() ? "void" : devices);
    return base;
  }
}
