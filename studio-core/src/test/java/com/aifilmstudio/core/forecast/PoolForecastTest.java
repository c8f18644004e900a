package com.aifilmstudio.core.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import com.aifilmstudio.core.films.Outlook;
import com.aifilmstudio.core.films.Outlook.Between;
import com.aifilmstudio.core.protocol.TaskKind;
import com.aifilmstudio.core.queue.Asker;
import com.aifilmstudio.core.queue.Share;
import com.aifilmstudio.core.queue.WaitingTask;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PoolForecastTest {

  private static final Instant NOW = Instant.parse("2026-05-01T12:00:00Z");
  private static final String MODEL = "sha256:0";
  private static final String SHAPE = "64x36x49/20";

  /** Shots take 10 s, cuts 2 s, and never anything else. */
  private static final Timings STEADY = Timings.of(samples(10, 10, 10));

  @Test
  void theNextFilmIsFirstInLineAndStartsWhenAWorkerIsFree() {
    var forecast =
        forecast(
            List.of(), tasks(film("a", "x", 2, 50), film("a", "y", 1, 50)), worker(at("z", 0.5)));

    assertThat(outlook(forecast, "x").position()).contains(1);
    assertThat(outlook(forecast, "y").position()).contains(2);
    // The cut of z takes 2 s, and goes first.
    assertThat(outlook(forecast, "x").start()).contains(exactly(7));
    assertThat(outlook(forecast, "z").finish()).contains(exactly(7));
    assertThat(outlook(forecast, "z").position()).isEmpty();
    assertThat(outlook(forecast, "z").start()).isEmpty();
    assertThat(forecast.film("z").shots()).containsExactly(Map.entry(1, NOW.plusSeconds(5)));
    assertThat(outlook(forecast, "x").finish()).hasValueSatisfying(PoolForecastTest::isInOrder);
  }

  @Test
  void aMoreUrgentFilmThatArrivesMovesTheOthersBack() {
    var before = forecast(List.of(), tasks(film("a", "x", 2, 50)), idle());
    var after =
        forecast(List.of(), tasks(film("a", "x", 2, 50), film("a", "urgent", 3, 90)), idle());

    assertThat(outlook(before, "x").position()).contains(1);
    assertThat(outlook(after, "x").position()).contains(2);
    assertThat(outlook(after, "urgent").position()).contains(1);
    assertThat(outlook(after, "x").start().orElseThrow().p50())
        .isAfterOrEqualTo(NOW.plusSeconds(30));
  }

  @Test
  void aFilmOverItsQuotaIsNotAheadOfAnyone() {
    var none = Share.of("full").withQuota(0);
    var forecast =
        forecast(
            List.of(none, Share.of("a")),
            tasks(film("full", "stuck", 9, 90), film("a", "x", 1, 10)),
            idle());

    assertThat(outlook(forecast, "x").position()).contains(1);
    assertThat(outlook(forecast, "x").finish()).contains(exactly(12));
    assertThat(outlook(forecast, "stuck")).isEqualTo(Outlook.NONE);
  }

  @Test
  void aPausedFilmHasNoWaitingTasksAndSoNoPlace() {
    var forecast = forecast(List.of(), tasks(film("a", "x", 1, 50)), idle());

    assertThat(outlook(forecast, "paused")).isEqualTo(Outlook.NONE);
  }

  @Test
  void aWorkerThatIsComingCountsFromThenOn() {
    var coming = new PoolWorker(asker(), "gpu", NOW.plusSeconds(60), Optional.empty());
    var forecast = forecast(List.of(), tasks(film("a", "x", 1, 50)), coming);

    assertThat(outlook(forecast, "x").start()).contains(exactly(60));
    assertThat(outlook(forecast, "x").finish()).contains(exactly(72));
  }

  @Test
  void withoutWorkersNothingIsPromised() {
    var forecast = forecast(List.of(), tasks(film("a", "x", 1, 50)));

    assertThat(outlook(forecast, "x")).isEqualTo(Outlook.NONE);
  }

  @Test
  void beforeAnythingIsMeasuredTheCarefulEstimateIsTwiceTheBundlesWord() {
    var state =
        new PoolState(
            List.of(), tasks(film("a", "x", 1, 50)), List.of(idle()), Timings.of(List.of()));
    var finish = PoolForecast.of(state, NOW).film("x").outlook().finish().orElseThrow();

    assertThat(finish.p50()).isEqualTo(NOW.plusSeconds(8 + 3));
    assertThat(finish.p90()).isBetween(NOW.plusSeconds(20), NOW.plusSeconds(24));
  }

  @Test
  void whatScattersEvensOutOverALongFilm() {
    var timings = Timings.of(samples(5, 10, 15));
    var shots = tasks(film("a", "x", 400, 50));
    var finish =
        PoolForecast.of(new PoolState(List.of(), shots, List.of(idle()), timings), NOW)
            .film("x")
            .outlook()
            .finish()
            .orElseThrow();

    assertThat(Duration.between(NOW, finish.p50()).toSeconds()).isBetween(3_700L, 4_300L);
    assertThat(Duration.between(finish.p50(), finish.p90()).toSeconds()).isLessThan(300);
    isInOrder(finish);
  }

  @Test
  void theSameStateGivesTheSameForecast() {
    var state =
        new PoolState(
            List.of(),
            tasks(film("a", "x", 20, 50), film("b", "y", 20, 50)),
            List.of(idle(), idle()),
            Timings.of(samples(5, 10, 15)));

    assertThat(PoolForecast.of(state, NOW)).isEqualTo(PoolForecast.of(state, NOW));
  }

  private static void isInOrder(Between times) {
    assertThat(times.p50()).isBeforeOrEqualTo(times.p90());
  }

  private static Between exactly(int seconds) {
    return new Between(NOW.plusSeconds(seconds), NOW.plusSeconds(seconds));
  }

  private static Outlook outlook(PoolForecast forecast, String film) {
    return forecast.film(film).outlook();
  }

  private static PoolForecast forecast(
      List<Share> shares, List<WaitingTask> waiting, PoolWorker... workers) {
    return PoolForecast.of(new PoolState(shares, waiting, List.of(workers), STEADY), NOW);
  }

  @SafeVarargs
  private static List<WaitingTask> tasks(Stream<WaitingTask>... films) {
    return Stream.of(films).flatMap(film -> film).toList();
  }

  private static Stream<WaitingTask> film(String account, String job, int shots, int priority) {
    return IntStream.rangeClosed(1, shots)
        .mapToObj(
            i ->
                new WaitingTask(
                    job + "/" + i,
                    job,
                    account,
                    TaskKind.RENDER,
                    MODEL,
                    priority,
                    Optional.empty(),
                    NOW,
                    NOW,
                    i,
                    8,
                    SHAPE));
  }

  private static HeldTask at(String job, double part) {
    var shot = film("a", job, 1, 50).findFirst().orElseThrow();
    return new HeldTask(shot, Optional.of("denoise"), part);
  }

  private static Asker asker() {
    return Asker.of(MODEL, 1);
  }

  private static PoolWorker idle() {
    return new PoolWorker(asker(), "gpu", NOW, Optional.empty());
  }

  private static PoolWorker worker(HeldTask held) {
    return new PoolWorker(asker(), "gpu", NOW, Optional.of(held));
  }

  private static List<Sample> samples(double... shots) {
    var samples = new ArrayList<Sample>();
    for (double seconds : shots) {
      samples.add(new Sample(TaskKind.RENDER, MODEL, SHAPE, "gpu", 8, seconds, Map.of()));
      samples.add(new Sample(TaskKind.ASSEMBLE, MODEL, "", "gpu", 0, 2, Map.of()));
    }
    return samples;
  }
}
