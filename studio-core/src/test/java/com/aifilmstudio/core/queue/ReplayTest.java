package com.aifilmstudio.core.queue;

import static com.aifilmstudio.core.queue.Queues.BUNDLE;
import static com.aifilmstudio.core.queue.Queues.NOW;
import static com.aifilmstudio.core.queue.Queues.WORKER;
import static com.aifilmstudio.core.queue.Queues.cut;
import static com.aifilmstudio.core.queue.Queues.film;
import static com.aifilmstudio.core.queue.Queues.shot;
import static com.aifilmstudio.core.queue.Queues.workers;
import static org.assertj.core.api.Assertions.assertThat;

import com.aifilmstudio.core.protocol.TaskKind;
import com.aifilmstudio.core.queue.Replayed.Turn;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ReplayTest {

  private static final Duration CUT = Duration.ofSeconds(3);

  @Test
  void aFilmIsDoneWhenItsCutIs() {
    var played = play(List.of(Share.of("a")), film("a", "x", 5, 10).toList(), workers(2).toList());
    assertThat(played.films()).containsEntry("x", NOW.plusSeconds(33));
    assertThat(played.turns()).hasSize(6);
    assertThat(played.turns().getLast().task().kind()).isEqualTo(TaskKind.ASSEMBLE);
  }

  @Test
  void whatWorkersHoldCountsForItsFilmAndItsAccount() {
    var held = shot("a", "x", 1, 10);
    var worker = new ReplayWorker(WORKER, "", NOW.plusSeconds(4), Optional.of(held));
    var share = Share.of("a").withQuota(1).holding(1, NOW);
    var played =
        play(
            List.of(share),
            List.of(shot("a", "x", 2, 10)),
            List.of(worker, ReplayWorker.free(WORKER, "", NOW)));
    assertThat(played.turns().getFirst().start()).isEqualTo(NOW.plusSeconds(4));
    assertThat(played.films()).containsEntry("x", NOW.plusSeconds(4 + 10 + 3));
  }

  @Test
  void aCutThatIsQueuedOrHeldIsNotMadeTwice() {
    var held = new ReplayWorker(WORKER, "", NOW.plusSeconds(1), Optional.of(cut("a", "held")));
    var played = play(List.of(Share.of("a")), List.of(cut("a", "queued")), List.of(held));
    assertThat(played.turns()).hasSize(1);
    assertThat(played.films())
        .containsEntry("held", NOW.plusSeconds(1))
        .containsEntry("queued", NOW.plusSeconds(4));
  }

  @Test
  void workersThatAreComingTakePartFromThenOn() {
    var coming = ReplayWorker.free(WORKER, "", NOW.plusSeconds(60));
    var played = play(List.of(Share.of("a")), List.of(shot("a", "x", 1, 10)), List.of(coming));
    assertThat(played.films()).containsEntry("x", NOW.plusSeconds(73));
  }

  @Test
  void whatNobodyCanTakeHasNoTurn() {
    var blocked = Share.of("a").withQuota(0);
    var played =
        play(
            List.of(blocked, Share.of("b")),
            List.of(shot("a", "x", 1, 10), shot("b", "y", 1, 10)),
            workers(1).toList());
    assertThat(played.films()).containsOnlyKeys("y");
    assertThat(play(List.of(), film("a", "x", 3, 1).toList(), List.of()).turns()).isEmpty();
  }

  @Test
  void everyTurnIsTheOneThatTheRuleInItsPlainestFormGives() {
    for (int seed = 0; seed < 200; seed++) {
      var random = new Random(seed);
      var shares = new ArrayList<Share>();
      for (var account : List.of("a", "b", "c")) {
        var share =
            Share.of(account)
                .withTier(random.nextInt(2))
                .withWeight(1 + random.nextInt(3))
                .at(random.nextInt(20));
        shares.add(random.nextInt(4) == 0 ? share.withQuota(random.nextInt(3)) : share);
      }
      var waiting = new ArrayList<WaitingTask>();
      for (int film = 0; film < 6; film++) {
        waiting.addAll(randomFilm(random, film));
      }
      var workers =
          Stream.generate(
                  () ->
                      new ReplayWorker(
                          new Asker(
                              random.nextInt(4) == 0 ? "sha256:1" : BUNDLE,
                              1 + random.nextInt(2),
                              random.nextInt(8) == 0 ? Optional.of("film-1") : Optional.empty()),
                          "",
                          NOW.plusSeconds(random.nextInt(3)),
                          Optional.empty()))
              .limit(3)
              .toList();
      assertThat(play(shares, waiting, workers).turns())
          .as("seed %d", seed)
          .isEqualTo(new PlainPlay(shares, waiting, workers).turns());
    }
  }

  private static List<WaitingTask> randomFilm(Random random, int number) {
    var account = List.of("a", "b", "c").get(random.nextInt(3));
    var bundle = random.nextInt(4) == 0 ? "sha256:1" : BUNDLE;
    int priority = random.nextInt(2) * 40;
    var since = NOW.minusSeconds(random.nextInt(3));
    var latest =
        random.nextBoolean()
            ? Optional.of(NOW.plusSeconds(random.nextInt(3)))
            : Optional.<Instant>empty();
    var shots = new ArrayList<WaitingTask>();
    for (int ordinal = 1; ordinal <= 1 + random.nextInt(6); ordinal++) {
      shots.add(
          new WaitingTask(
              "film-" + number + "/" + ordinal,
              "film-" + number,
              account,
              TaskKind.RENDER,
              bundle,
              priority,
              latest,
              since,
              NOW.plusSeconds(random.nextInt(5) == 0 ? 7 : 0),
              ordinal,
              1 + random.nextInt(9),
              ""));
    }
    return shots;
  }

  private static Replayed play(
      List<Share> shares, List<WaitingTask> waiting, List<ReplayWorker> workers) {
    return Replay.run(new Replay.Queue(shares, waiting, workers), ReplayTest::length, NOW);
  }

  private static Duration length(WaitingTask task, ReplayWorker worker) {
    return task.kind() == TaskKind.ASSEMBLE
        ? CUT
        : Duration.ofMillis(Math.round(task.gpuSeconds() * 1000));
  }

  @Test
  void aLongQueueIsPlayedToItsEnd() {
    var waiting = new ArrayList<WaitingTask>();
    for (int film = 0; film < 200; film++) {
      waiting.addAll(film("account-" + film % 50, "film-" + film, 100, 10).toList());
    }
    var played = play(List.of(), waiting, workers(100).toList());
    assertThat(played.films()).hasSize(200);
    assertThat(played.turns()).hasSize(200 * 101).isSortedAccordingTo(byStart());
  }

  private static Comparator<Turn> byStart() {
    return Comparator.comparing(Turn::start);
  }
}
