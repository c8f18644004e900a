package com.aifilmstudio.operator.renderpool;

import com.aifilmstudio.operator.renderpool.PodSeen.Life;
import com.aifilmstudio.store.worker.PoolWorker;
import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What a pod object says. Pure. */
final class PodReading {

  private static final Set<String> ON_ITS_WAY = Set.of("ContainerCreating", "PodInitializing");

  private PodReading() {}

  static PodSeen read(Pod pod, Map<String, PoolWorker> workersByPod) {
    var meta = pod.getMetadata();
    var labels = Optional.ofNullable(meta.getLabels()).orElse(Map.of());
    return new PodSeen(
        meta.getName(),
        meta.getUid(),
        ordinal(meta.getName()),
        labels.getOrDefault(WorkerPod.REVISION_LABEL, ""),
        life(pod),
        Optional.ofNullable(pod.getSpec().getNodeName()),
        problem(pod),
        Optional.ofNullable(workersByPod.get(meta.getUid())));
  }

  private static int ordinal(String name) {
    var last = name.substring(name.lastIndexOf('-') + 1);
    return last.matches("\\d{1,9}") ? Integer.parseInt(last) : -1;
  }

  private static Life life(Pod pod) {
    var phase = pod.getStatus() == null ? null : pod.getStatus().getPhase();
    if ("Succeeded".equals(phase)) {
      return Life.SUCCEEDED;
    }
    if ("Failed".equals(phase)) {
      return Life.FAILED;
    }
    return pod.getMetadata().getDeletionTimestamp() == null ? Life.RUNNING : Life.TERMINATING;
  }

  private static Optional<String> problem(Pod pod) {
    if (pod.getStatus() == null) {
      return Optional.empty();
    }
    var containers =
        pod.getStatus().getContainerStatuses().stream()
            .map(ContainerStatus::getState)
            .filter(Objects::nonNull)
            .flatMap(PodReading::problem);
    var scheduling =
        pod.getStatus().getConditions().stream()
            .filter(c -> c.getType().equals("PodScheduled") && c.getStatus().equals("False"))
            .map(c -> c.getReason() + ": " + c.getMessage());
    return Stream.concat(containers, scheduling).findFirst();
  }

  private static Stream<String> problem(ContainerState state) {
    var waiting = state.getWaiting();
    if (waiting != null && !ON_ITS_WAY.contains(waiting.getReason())) {
      return Stream.of(waiting.getReason() + ": " + waiting.getMessage());
    }
    var ended = state.getTerminated();
    if (ended != null && ended.getExitCode() != 0) {
      var message = ended.getMessage() == null ? "" : ": " + ended.getMessage();
      return Stream.of("exit code %d%s".formatted(ended.getExitCode(), message));
    }
    return Stream.empty();
  }
}
