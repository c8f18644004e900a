package com.aifilmstudio.core.queue;

import com.aifilmstudio.core.protocol.TaskKind;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.stream.Stream;

/** Waiting tasks, arranged so that an account's first one for a worker is found at once. */
final class Line {

  /** Cuts of an account are in one queue of their own: no bundle is called "". */
  private static final String ANY_BUNDLE = "";

  private record Place(String account, String bundle) {}

  private final Map<Place, Queue<WaitingTask>> ready = new HashMap<>();
  private final Queue<WaitingTask> later =
      new PriorityQueue<>(Comparator.comparing(WaitingTask::readyAt));

  void add(WaitingTask task) {
    later.add(task);
  }

  /** Tasks whose time has come can be taken. */
  void advance(Instant now) {
    while (!later.isEmpty() && !later.peek().readyAt().isAfter(now)) {
      var task = later.remove();
      ready
          .computeIfAbsent(place(task), place -> new PriorityQueue<>(TaskOrder.INSIDE_ACCOUNT))
          .add(task);
    }
  }

  /** When the next task becomes ready that is not yet. */
  Optional<Instant> nextReady() {
    return Optional.ofNullable(later.peek()).map(WaitingTask::readyAt);
  }

  Optional<WaitingTask> first(String account, Asker asker) {
    return Stream.of(ANY_BUNDLE, asker.bundle())
        .map(bundle -> ready.get(new Place(account, bundle)))
        .filter(Objects::nonNull)
        .flatMap(queue -> first(queue, asker).stream())
        .findFirst();
  }

  private static Optional<WaitingTask> first(Queue<WaitingTask> queue, Asker asker) {
    return asker.job().isEmpty()
        ? Optional.ofNullable(queue.peek())
        : queue.stream()
            .filter(task -> task.job().equals(asker.job().get()))
            .min(TaskOrder.INSIDE_ACCOUNT);
  }

  void remove(WaitingTask task) {
    ready.get(place(task)).remove(task);
  }

  private static Place place(WaitingTask task) {
    return new Place(task.account(), task.kind() == TaskKind.ASSEMBLE ? ANY_BUNDLE : task.bundle());
  }
}
