package com.aifilmstudio.local.parts.kubelet;

import com.aifilmstudio.local.parts.kubelet.container.CannotStart;
import com.fasterxml.jackson.core.type.TypeReference;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The simulated GPUs of a node. Each is a number; a pod holds its numbers until its processes are
 * gone, and its containers see theirs in {@code NVIDIA_VISIBLE_DEVICES}. There is no device behind
 * them and nothing keeps a process from using another's.
 */
final class Devices {

  static final String RESOURCE = "nvidia.com/gpu";
  private static final TypeReference<Map<String, List<Integer>>> BY_CONTAINER =
      new TypeReference<>() {};

  private final int count;
  private final Map<String, Map<String, List<Integer>>> byPod = new HashMap<>();

  Devices(int count) {
    this.count = count;
  }

  /** The same numbers as before for a pod that has some, else the lowest free ones. */
  synchronized Map<String, List<Integer>> allot(Pod pod, PodFolder folder) throws CannotStart {
    String uid = folder.uid();
    adopt(folder);
    Map<String, List<Integer>> before = byPod.get(uid);
    if (before != null) {
      return before;
    }
    Map<String, Integer> wanted = wanted(pod);
    int sum = wanted.values().stream().mapToInt(Integer::intValue).sum();
    List<Integer> free = free();
    if (sum > free.size()) {
      throw new CannotStart(
          "ContainerCreating",
          "waits for %d GPUs; %d are free until a pod that is ending is gone"
              .formatted(sum, free.size()));
    }
    Map<String, List<Integer>> allotted = lowest(free, wanted);
    write(folder, allotted);
    byPod.put(uid, allotted);
    return allotted;
  }

  /** Takes over what an earlier kubelet allotted, before any new pod can be given the same. */
  synchronized void adopt(PodFolder folder) {
    if (!byPod.containsKey(folder.uid()) && Files.exists(folder.devices())) {
      try {
        byte[] json = Files.readAllBytes(folder.devices());
        byPod.put(
            folder.uid(), Serialization.unmarshal(new ByteArrayInputStream(json), BY_CONTAINER));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  synchronized void release(PodFolder folder) {
    byPod.remove(folder.uid());
    try {
      Files.deleteIfExists(folder.devices());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Map<String, List<Integer>> lowest(List<Integer> free, Map<String, Integer> wanted) {
    Map<String, List<Integer>> allotted = new LinkedHashMap<>();
    int next = 0;
    for (var container : wanted.entrySet()) {
      allotted.put(
          container.getKey(), List.copyOf(free.subList(next, next + container.getValue())));
      next += container.getValue();
    }
    return allotted;
  }

  private List<Integer> free() {
    Set<Integer> taken =
        byPod.values().stream()
            .flatMap(pod -> pod.values().stream())
            .flatMap(List::stream)
            .collect(Collectors.toCollection(TreeSet::new));
    return IntStream.range(0, count).boxed().filter(index -> !taken.contains(index)).toList();
  }

  private static Map<String, Integer> wanted(Pod pod) {
    Map<String, Integer> wanted = new LinkedHashMap<>();
    for (Container container : pod.getSpec().getContainers()) {
      Map<String, Quantity> limits =
          container.getResources() == null ? null : container.getResources().getLimits();
      if (limits != null && limits.containsKey(RESOURCE)) {
        wanted.put(container.getName(), limits.get(RESOURCE).getNumericalAmount().intValueExact());
      }
    }
    return wanted;
  }

  private static void write(PodFolder folder, Map<String, List<Integer>> allotted) {
    try {
      Files.createDirectories(folder.path());
      Files.writeString(folder.devices(), Serialization.asJson(allotted));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
