package com.aifilmstudio.core.forecast;

import com.aifilmstudio.core.films.Outlook;
import com.aifilmstudio.core.films.Outlook.Between;
import com.aifilmstudio.core.protocol.TaskKind;
import com.aifilmstudio.core.queue.Replayed;
import com.aifilmstudio.core.queue.WaitingTask;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What is to be expected of a pool's films. The queue is played once as if everything took its
 * middle time, for places and shots, and then in a number of futures that differ in their luck.
 *
 * @param films by job; those of which no task waits or runs are missing
 */
public record PoolForecast(Map<String, FilmForecast> films, Instant madeAt) {

  /** A long queue is played less often: it takes longer, and luck evens out in it. */
  private static final int SHORT_QUEUE = 2_000;

  public PoolForecast {
    films = Map.copyOf(films);
  }

  public FilmForecast film(String job) {
    return films.getOrDefault(job, FilmForecast.NONE);
  }

  /** Costs about as much as 15 plays of a short queue, or four of a long one. */
  public static PoolForecast of(PoolState state, Instant now) {
    int futures = state.waiting().size() <= SHORT_QUEUE ? 15 : 3;
    var expected = state.play(Luck.MEDIAN, now);
    var played =
        IntStream.range(0, futures)
            .mapToObj(i -> Future.of(state.play(Luck.of(i, futures), now)))
            .toList();
    var begun =
        state.workers().stream()
            .flatMap(worker -> worker.holds().stream())
            .map(held -> held.task().job())
            .collect(Collectors.toSet());
    var positions = positions(expected, begun);
    var shots = shots(state, expected, now);
    var films = new HashMap<String, FilmForecast>();
    Stream.concat(state.waiting().stream().map(WaitingTask::job), begun.stream())
        .distinct()
        .forEach(
            job ->
                films.put(
                    job,
                    new FilmForecast(
                        new Outlook(
                            Optional.ofNullable(positions.get(job)),
                            begun.contains(job)
                                ? Optional.empty()
                                : between(job, played, Future::starts),
                            between(job, played, Future::ends)),
                        shots.getOrDefault(job, Map.of()))));
    return new PoolForecast(films, now);
  }

  /** When films begin and end in one future. */
  private record Future(Map<String, Instant> starts, Map<String, Instant> ends) {

    static Future of(Replayed replayed) {
      var starts = new HashMap<String, Instant>();
      replayed.turns().forEach(turn -> starts.putIfAbsent(turn.task().job(), turn.start()));
      return new Future(starts, replayed.films());
    }
  }

  private static Optional<Between> between(
      String job, List<Future> futures, Function<Future, Map<String, Instant>> times) {
    var sorted =
        futures.stream()
            .map(times)
            .flatMap(by -> Optional.ofNullable(by.get(job)).stream())
            .sorted()
            .toList();
    return sorted.isEmpty()
        ? Optional.empty()
        : Optional.of(new Between(at(sorted, 0.5), at(sorted, 0.9)));
  }

  private static Instant at(List<Instant> sorted, double quantile) {
    return sorted.get((int) Math.min(sorted.size() - 1, Math.floor(quantile * sorted.size())));
  }

  /** The first turn of each film that nobody is at; the others do not stand in line. */
  private static Map<String, Integer> positions(Replayed expected, Set<String> begun) {
    var seen = new HashSet<>(begun);
    var line = new ArrayList<String>();
    expected.turns().stream().map(turn -> turn.task().job()).filter(seen::add).forEach(line::add);
    return IntStream.range(0, line.size())
        .boxed()
        .collect(Collectors.toMap(line::get, place -> place + 1));
  }

  private static Map<String, Map<Integer, Instant>> shots(
      PoolState state, Replayed expected, Instant now) {
    var shots = new HashMap<String, Map<Integer, Instant>>();
    for (var worker : state.workers()) {
      var free = worker.in(state.timings(), Luck.MEDIAN, now).freeAt();
      worker.holds().ifPresent(held -> put(shots, held.task(), free));
    }
    expected.turns().forEach(turn -> put(shots, turn.task(), turn.finish()));
    return shots;
  }

  private static void put(
      Map<String, Map<Integer, Instant>> shots, WaitingTask task, Instant finish) {
    if (task.kind() == TaskKind.RENDER) {
      shots.computeIfAbsent(task.job(), job -> new HashMap<>()).put(task.ordinal(), finish);
    }
  }
}
