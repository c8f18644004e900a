package com.aifilmstudio.local.parts.kubelet;

import io.fabric8.kubernetes.api.model.Pod;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** One worker per pod UID, each on a thread of its own: a pod that hangs holds up no other. */
final class PodWorkers implements PodFeed.Listener {

  private static final Logger LOG = System.getLogger(PodWorkers.class.getName());

  private final Machine machine;
  private final Map<String, PodWorker> byUid = new ConcurrentHashMap<>();

  PodWorkers(Machine machine) {
    this.machine = machine;
  }

  /** Takes over what an earlier kubelet left, before the first word of the API server. */
  void adopt() {
    for (PodFolder folder : PodFolder.all(machine.settings().work())) {
      folder
          .remembered()
          .ifPresentOrElse(
              pod -> {
                machine.devices().adopt(folder);
                worker(pod);
              },
              // It was killed between making the folder and writing the note: nothing ran yet.
              folder::delete);
    }
  }

  @Override
  public void all(List<Pod> pods) {
    Set<String> present = new HashSet<>();
    for (Pod pod : pods) {
      present.add(pod.getMetadata().getUid());
      changed(pod);
    }
    byUid.forEach(
        (uid, worker) -> {
          if (!present.contains(uid)) {
            worker.vanish();
          }
        });
  }

  @Override
  public void changed(Pod pod) {
    worker(pod).update(pod);
  }

  @Override
  public void removed(Pod pod) {
    Optional.ofNullable(byUid.get(pod.getMetadata().getUid())).ifPresent(PodWorker::vanish);
  }

  Collection<PodWorker> all() {
    return byUid.values();
  }

  Optional<PodWorker> named(String namespace, String name) {
    return byUid.values().stream()
        .filter(worker -> worker.pod().getMetadata().getNamespace().equals(namespace))
        .filter(worker -> worker.pod().getMetadata().getName().equals(name))
        // A successor of the same name is bound while its predecessor still ends.
        .reduce((one, other) -> younger(one, other));
  }

  private static PodWorker younger(PodWorker one, PodWorker other) {
    String first = one.pod().getMetadata().getCreationTimestamp();
    return first.compareTo(other.pod().getMetadata().getCreationTimestamp()) >= 0 ? one : other;
  }

  private PodWorker worker(Pod pod) {
    String uid = pod.getMetadata().getUid();
    return byUid.computeIfAbsent(
        uid,
        fresh -> {
          PodWorker worker = new PodWorker(machine, pod);
          Thread.ofVirtual()
              .name("pod " + pod.getMetadata().getName())
              .start(
                  () -> {
                    try {
                      worker.run();
                    } catch (InterruptedException stopped) {
                      Thread.currentThread().interrupt();
                    } catch (RuntimeException | Error e) {
                      LOG.log(Level.ERROR, "worker of " + pod.getMetadata().getName(), e);
                    } finally {
                      byUid.remove(uid);
                    }
                  });
          return worker;
        });
  }
}
