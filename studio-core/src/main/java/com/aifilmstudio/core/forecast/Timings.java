package com.aifilmstudio.core.forecast;

import com.aifilmstudio.core.protocol.TaskKind;
import com.aifilmstudio.core.queue.WaitingTask;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How long tasks take. The nearest of what was measured counts: the same shape of the same bundle
 * on the same machine; then how well that bundle's promises were kept there; then the same on any
 * machine. Until anything is measured it is the bundle's promise, which may be half as much or
 * twice.
 */
public final class Timings {

  /** Joining, captions and poster; it hardly depends on the film. */
  private static final double CUT = 3;

  private final Map<List<String>, Measured> seconds;
  private final Map<List<String>, Measured> pace;
  private final Measured cuts;
  private final StageShares stages;

  private Timings(Collection<Sample> samples) {
    var shots = samples.stream().filter(s -> s.kind() == TaskKind.RENDER).toList();
    seconds =
        group(
            shots.stream().filter(s -> !s.shape().isEmpty()).toList(),
            s -> Stream.of(shape(s.bundle(), s.shape(), s.machine()), shape(s.bundle(), s.shape())),
            Sample::seconds);
    pace =
        group(
            shots.stream().filter(s -> s.promised() > 0).toList(),
            s -> Stream.of(List.of(s.bundle(), s.machine()), List.of(s.bundle()), List.of()),
            s -> s.seconds() / s.promised());
    cuts =
        Measured.of(
            samples.stream()
                .filter(s -> s.kind() == TaskKind.ASSEMBLE)
                .map(Sample::seconds)
                .toList());
    stages = StageShares.of(shots);
  }

  /** The newest samples of a pool are enough. */
  public static Timings of(Collection<Sample> samples) {
    return new Timings(samples);
  }

  private static Map<List<String>, Measured> group(
      List<Sample> samples,
      Function<Sample, Stream<List<String>>> keys,
      Function<Sample, Double> number) {
    return samples.stream()
        .flatMap(s -> keys.apply(s).map(key -> Map.entry(key, number.apply(s))))
        .collect(
            Collectors.groupingBy(
                Map.Entry::getKey,
                Collectors.collectingAndThen(
                    Collectors.mapping(Map.Entry::getValue, Collectors.toList()), Measured::of)));
  }

  Duration of(WaitingTask task, String machine, Luck luck) {
    double length = task.kind() == TaskKind.ASSEMBLE ? cut(task, luck) : shot(task, machine, luck);
    return Duration.ofMillis(Math.max(1, Math.round(length * 1000)));
  }

  /** What is left of one that a worker has. */
  Duration left(HeldTask held, String machine, Luck luck) {
    var whole = of(held.task(), machine, luck);
    double done =
        held.task().kind() == TaskKind.ASSEMBLE
            ? held.part()
            : stages.done(held.stage(), held.part());
    return Duration.ofMillis(Math.round(whole.toMillis() * (1 - done)));
  }

  private double cut(WaitingTask task, Luck luck) {
    return cuts.isEnough() ? cuts.at(luck.of(task.id())) : CUT * promise(luck);
  }

  private double shot(WaitingTask task, String machine, Luck luck) {
    double own = luck.of(task.id());
    var bundle = task.bundle();
    return taken(own, shape(bundle, task.shape(), machine))
        .or(() -> kept(task, own, List.of(bundle, machine)))
        .or(() -> taken(own, shape(bundle, task.shape())))
        .or(() -> kept(task, own, List.of(bundle)))
        .or(() -> kept(task, own, List.of()))
        .orElseGet(() -> task.gpuSeconds() * promise(luck));
  }

  /** What such shots took. */
  private Optional<Double> taken(double luck, List<String> shape) {
    return Optional.ofNullable(seconds.get(shape))
        .filter(Measured::isEnough)
        .map(measured -> measured.at(luck));
  }

  /** What was promised, in the way promises were kept. */
  private Optional<Double> kept(WaitingTask task, double luck, List<String> where) {
    return Optional.ofNullable(pace.get(where))
        .filter(Measured::isEnough)
        .map(measured -> task.gpuSeconds() * measured.at(luck));
  }

  private static List<String> shape(String... words) {
    return List.of(words);
  }

  /** Half at best, once in the middle, twice nine times in ten. */
  private static double promise(Luck luck) {
    double u = luck.shared();
    return u < 0.5 ? 0.5 + u : 1 + (u - 0.5) / 0.4;
  }
}
