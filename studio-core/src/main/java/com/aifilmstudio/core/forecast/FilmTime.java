package com.aifilmstudio.core.forecast;

import com.aifilmstudio.core.protocol.TaskKind;
import com.aifilmstudio.core.queue.WaitingTask;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What the shots of a film take together, before there is a task for any of them.
 *
 * @param p50 as often less as more
 * @param p90 nine of ten such films take no longer
 */
public record FilmTime(Duration p50, Duration p90) {

  private static final int FUTURES = 20;

  /** A shot that is to be rendered: what it is, and what its bundle promises in GPU-seconds. */
  public record Shot(String shape, double promised) {}

  /** Shots that are taken over from earlier films are not among these. */
  public static FilmTime of(Timings timings, String bundle, List<Shot> shots) {
    var tasks = new ArrayList<WaitingTask>();
    for (var shot : shots) {
      tasks.add(task(Integer.toString(tasks.size()), bundle, shot));
    }
    var sorted =
        IntStream.range(0, FUTURES)
            .mapToObj(i -> together(timings, tasks, Luck.of(i, FUTURES)))
            .sorted()
            .toList();
    return new FilmTime(sorted.get(FUTURES / 2), sorted.get(FUTURES * 9 / 10 - 1));
  }

  private static Duration together(Timings timings, List<WaitingTask> tasks, Luck luck) {
    return tasks.stream()
        .map(task -> timings.of(task, "", luck))
        .reduce(Duration.ZERO, Duration::plus);
  }

  private static WaitingTask task(String id, String bundle, Shot shot) {
    return new WaitingTask(
        id,
        "",
        "",
        TaskKind.RENDER,
        bundle,
        0,
        Optional.empty(),
        Instant.EPOCH,
        Instant.EPOCH,
        0,
        shot.promised(),
        shot.shape());
  }
}
