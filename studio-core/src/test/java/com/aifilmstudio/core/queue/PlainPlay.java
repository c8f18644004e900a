package com.aifilmstudio.core.queue;

import com.aifilmstudio.core.protocol.TaskKind;
import com.aifilmstudio.core.queue.Replayed.Turn;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The same as a replay, second by second and with a whole look at everything each time. */
final class PlainPlay {

  private final Map<String, Share> shares = new HashMap<>();
  private final List<WaitingTask> waiting;
  private final List<ReplayWorker> idle = new ArrayList<>();
  private final List<ReplayWorker> busy;
  private final Set<String> cut = new HashSet<>();
  private final List<Turn> turns = new ArrayList<>();

  PlainPlay(List<Share> shares, List<WaitingTask> waiting, List<ReplayWorker> workers) {
    shares.forEach(share -> this.shares.put(share.account(), share));
    this.waiting = new ArrayList<>(waiting);
    this.busy = new ArrayList<>(workers);
  }

  List<Turn> turns() {
    for (var now = Queues.NOW;
        now.isBefore(Queues.NOW.plusSeconds(500));
        now = now.plusSeconds(1)) {
      free(now);
      for (var worker : List.copyOf(idle)) {
        claim(worker, now);
      }
    }
    return turns;
  }

  private void free(Instant now) {
    var done =
        busy.stream()
            .filter(worker -> !worker.freeAt().isAfter(now))
            .sorted(Comparator.comparing(ReplayWorker::freeAt))
            .toList();
    busy.removeAll(done);
    idle.addAll(done);
    for (var worker : done) {
      worker.holds().ifPresent(task -> end(worker, task, now));
    }
  }

  private void end(ReplayWorker worker, WaitingTask task, Instant now) {
    double used = task.gpuSeconds();
    shares.computeIfPresent(
        task.account(),
        (name, share) ->
            FairShare.ended(share, used, used * worker.asker().gpus(), worker.asker().gpus()));
    boolean more =
        waiting.stream().anyMatch(other -> other.job().equals(task.job()))
            || busy.stream()
                .flatMap(other -> other.holds().stream())
                .anyMatch(other -> other.job().equals(task.job()));
    if (!more && task.kind() == TaskKind.RENDER && cut.add(task.job())) {
      waiting.add(
          new WaitingTask(
              task.job() + "/cut",
              task.job(),
              task.account(),
              TaskKind.ASSEMBLE,
              task.bundle(),
              task.priority(),
              task.latestStart(),
              task.since(),
              now,
              0,
              0,
              ""));
    }
  }

  private void claim(ReplayWorker worker, Instant now) {
    Pick.of(worker.asker(), shares.values(), waiting, now)
        .ifPresent(
            pick -> {
              var task = pick.task();
              int gpus = worker.asker().gpus();
              idle.remove(worker);
              waiting.remove(task);
              shares.put(
                  task.account(), FairShare.granted(pick.share(), task.gpuSeconds(), gpus, now));
              long seconds = task.kind() == TaskKind.ASSEMBLE ? 3 : Math.round(task.gpuSeconds());
              var finish = now.plus(Duration.ofSeconds(seconds));
              turns.add(new Turn(task, now, finish));
              busy.add(worker.busyWith(task, finish));
            });
  }
}
