package com.aifilmstudio.local.cli.bench;

import com.aifilmstudio.local.cli.farm.Ledger.LedgerTake;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** Where the time of one film's shots went, from what dispatch wrote down of its takes. Pure. */
record ShotTimes(List<Shot> shots, List<LedgerTake> cuts) {
  /** What a worker measures of a shot, in the order of the work. */
  static final List<String> MEASURED =
      List.of("text", "denoise", "decode", "inspect", "encode", "upload");

  /** One shot; {@code queued} is how long it waited though its worker was free. */
  record Shot(LedgerTake take, double queued) {
    /** From the moment in which somebody could have begun to that in which dispatch had it. */
    double wall() {
      return queued + seconds(take.startedAt(), take.endedAt().orElseThrow());
    }

    /** Reports on the way, files, and what nobody measures. */
    double rest() {
      return seconds(take.startedAt(), take.endedAt().orElseThrow())
          - MEASURED.stream().mapToDouble(take::stage).sum();
    }

    double outsideModel() {
      return 1 - (take.stage("denoise") + take.stage("decode")) / wall();
    }
  }

  static ShotTimes of(List<LedgerTake> takes) {
    var shots = new ArrayList<Shot>();
    var freeSince = new HashMap<String, Instant>();
    var inOrder =
        takes.stream()
            .filter(take -> take.outcome().equals(Optional.of("Rendered")))
            .sorted(Comparator.comparing(LedgerTake::startedAt))
            .toList();
    for (var take : inOrder) {
      var free = freeSince.getOrDefault(take.worker(), take.readyAt());
      var couldBegin = free.isAfter(take.readyAt()) ? free : take.readyAt();
      freeSince.put(take.worker(), take.endedAt().orElseThrow());
      if (take.isShot()) {
        shots.add(new Shot(take, Math.max(0, seconds(couldBegin, take.startedAt()))));
      }
    }
    return new ShotTimes(
        List.copyOf(shots), inOrder.stream().filter(take -> !take.isShot()).toList());
  }

  /** Those whose worker had rendered before: it has loaded the model and warmed up. */
  Stream<Shot> warm() {
    var seen = new HashMap<String, Shot>();
    return shots.stream().filter(shot -> seen.put(shot.take().worker(), shot) != null);
  }

  /** Loading of each worker, told with its first shot. */
  double load() {
    return median(
        shots.stream().filter(shot -> shot.take().stage("load") > 0), s -> s.take().stage("load"));
  }

  double warmMedian(ToDoubleFunction<Shot> of) {
    return median(warm(), of);
  }

  double cutMedian(String stage) {
    return median(cuts.stream(), cut -> cut.stage(stage));
  }

  double cutWall() {
    return median(cuts.stream(), cut -> seconds(cut.startedAt(), cut.endedAt().orElseThrow()));
  }

  private static <T> double median(Stream<T> of, ToDoubleFunction<T> number) {
    var sorted = of.mapToDouble(number).sorted().toArray();
    return sorted.length == 0
        ? 0
        : Arrays.stream(sorted, (sorted.length - 1) / 2, sorted.length / 2 + 1)
            .average()
            .orElseThrow();
  }

  private static double seconds(Instant from, Instant to) {
    return Duration.between(from, to).toNanos() / 1e9;
  }
}
