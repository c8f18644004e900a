package com.aifilmstudio.core.queue;

import com.aifilmstudio.core.protocol.TaskKind;
import com.aifilmstudio.core.queue.Replayed.Turn;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** One replay: the clock jumps from the moment at which something can change to the next. */
final class Play {

  private final Lengths lengths;
  private final Line line = new Line();
  private final TreeSet<Share> order = new TreeSet<>(FairShare.ORDER);
  private final Map<String, Share> shares = new HashMap<>();
  private final Queue<Busy> busy =
      new PriorityQueue<>(
          Comparator.comparing((Busy b) -> b.worker.freeAt()).thenComparingInt(Busy::number));
  private final Deque<ReplayWorker> idle = new ArrayDeque<>();
  private final Map<String, Integer> unrendered = new HashMap<>();
  private final Set<String> cutsOnTheWay = new HashSet<>();
  private final List<Turn> turns = new ArrayList<>();
  private final Map<String, Instant> films = new HashMap<>();
  private int begun;

  /** Of workers that end at the same time, who began first asks first. */
  private record Busy(ReplayWorker worker, int number) {}

  Play(Replay.Queue queue, Lengths lengths) {
    this.lengths = lengths;
    queue.shares().forEach(this::put);
    queue.waiting().forEach(line::add);
    queue.workers().forEach(this::work);
    Stream.concat(
            queue.waiting().stream(), queue.workers().stream().flatMap(w -> w.holds().stream()))
        .forEach(this::count);
  }

  private void work(ReplayWorker worker) {
    busy.add(new Busy(worker, begun++));
  }

  private void count(WaitingTask task) {
    switch (task.kind()) {
      case RENDER -> unrendered.merge(task.job(), 1, Integer::sum);
      case ASSEMBLE -> cutsOnTheWay.add(task.job());
    }
    if (!shares.containsKey(task.account())) {
      put(Share.of(task.account()));
    }
  }

  Replayed from(Instant now) {
    for (var at = Optional.of(now); at.isPresent(); at = next()) {
      while (!busy.isEmpty() && !busy.peek().worker.freeAt().isAfter(at.get())) {
        var worker = busy.remove().worker;
        // One that is late by the estimate is done now.
        worker.holds().ifPresent(new Done(worker, at.get())::end);
        idle.add(worker);
      }
      line.advance(at.get());
      serve(at.get());
    }
    return new Replayed(turns, films);
  }

  private Optional<Instant> next() {
    return Stream.concat(
            Optional.ofNullable(busy.peek()).map(b -> b.worker.freeAt()).stream(),
            line.nextReady().stream())
        .min(Comparator.naturalOrder());
  }

  /** Who finds nothing now goes on waiting, and so do all others of its kind. */
  private void serve(Instant now) {
    var inVain = new HashSet<Asker>();
    for (int waiting = idle.size(); waiting > 0; waiting--) {
      var worker = idle.remove();
      var pick = inVain.contains(worker.asker()) ? Optional.<Pick>empty() : pick(worker.asker());
      if (pick.isEmpty()) {
        inVain.add(worker.asker());
        idle.add(worker);
      } else {
        begin(worker, pick.get(), now);
      }
    }
  }

  private Optional<Pick> pick(Asker asker) {
    return order.stream()
        .filter(share -> share.hasRoomFor(asker.gpus()))
        .flatMap(
            share -> line.first(share.account(), asker).map(task -> new Pick(share, task)).stream())
        .findFirst();
  }

  private void begin(ReplayWorker worker, Pick pick, Instant now) {
    var task = pick.task();
    var finish = now.plus(lengths.of(task, worker));
    line.remove(task);
    put(FairShare.granted(pick.share(), task.gpuSeconds(), worker.asker().gpus(), now));
    turns.add(new Turn(task, now, finish));
    work(worker.busyWith(task, finish));
  }

  private void put(Share share) {
    Optional.ofNullable(shares.put(share.account(), share)).ifPresent(order::remove);
    order.add(share);
  }

  /** What the end of a worker's task leads to. */
  private final class Done {

    private final ReplayWorker worker;
    private final Instant now;

    Done(ReplayWorker worker, Instant now) {
      this.worker = worker;
      this.now = now;
    }

    void end(WaitingTask task) {
      int gpus = worker.asker().gpus();
      put(FairShare.ended(shares.get(task.account()), task.gpuSeconds(), used(task, gpus), gpus));
      if (task.kind() == TaskKind.ASSEMBLE) {
        films.put(task.job(), now);
      } else if (unrendered.merge(task.job(), -1, Integer::sum) == 0
          && cutsOnTheWay.add(task.job())) {
        line.add(cutOf(task));
      }
    }

    /** A cut holds GPUs but does not use them. */
    private double used(WaitingTask task, int gpus) {
      return task.kind() == TaskKind.ASSEMBLE
          ? 0
          : lengths.of(task, worker).toMillis() / 1000.0 * gpus;
    }

    private WaitingTask cutOf(WaitingTask last) {
      return new WaitingTask(
          last.job() + "/cut",
          last.job(),
          last.account(),
          TaskKind.ASSEMBLE,
          last.bundle(),
          last.priority(),
          last.latestStart(),
          last.since(),
          now,
          0,
          0,
          "");
    }
  }
}
