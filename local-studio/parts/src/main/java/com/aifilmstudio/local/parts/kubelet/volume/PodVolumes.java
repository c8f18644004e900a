package com.aifilmstudio.local.parts.kubelet.volume;

import com.aifilmstudio.local.parts.kubelet.container.CannotStart;
import com.aifilmstudio.local.parts.kubelet.container.ContainerResources;
import com.aifilmstudio.local.parts.kubelet.container.PodData;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Volume;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The volumes of one pod: made before its first container, refreshed while it runs. */
public record PodVolumes(
    Path root, PodData data, TokenSource tokens, ClaimSource claims, ContainerResources resources) {

  /** Makes or refreshes every volume and says where each lies; safe to repeat. */
  public Map<String, Path> make(Pod pod) throws CannotStart {
    VolumeFiles files = new VolumeFiles(pod, data, tokens, resources);
    Map<String, Path> folders = new LinkedHashMap<>();
    for (Volume volume : pod.getSpec().getVolumes()) {
      try {
        folders.put(volume.getName(), make(volume, files));
      } catch (IOException e) {
        throw new CannotStart(
            "ContainerCreating", "volume \"%s\": %s".formatted(volume.getName(), e.getMessage()));
      }
    }
    return folders;
  }

  private Path make(Volume volume, VolumeFiles files) throws CannotStart, IOException {
    Path folder = root.resolve(volume.getName());
    Optional<Map<String, VolumeFile>> known = files.of(volume);
    if (known.isPresent()) {
      FileTree.write(folder, known.get());
      return folder;
    }
    if (volume.getEmptyDir() != null) {
      return Files.createDirectories(folder);
    }
    if (volume.getHostPath() != null) {
      return hostPath(Path.of(volume.getHostPath().getPath()), volume.getHostPath().getType());
    }
    if (volume.getPersistentVolumeClaim() != null) {
      return Files.createDirectories(
          claims.folder(volume.getPersistentVolumeClaim().getClaimName()));
    }
    throw new CannotStart(
        "ContainerCreating",
        "volume \"%s\" is of a kind that this node does not know".formatted(volume.getName()));
  }

  private static Path hostPath(Path path, String type) throws IOException {
    return "DirectoryOrCreate".equals(type) ? Files.createDirectories(path) : path;
  }
}
