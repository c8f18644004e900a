package com.aifilmstudio.core.queue;

import static com.aifilmstudio.core.queue.Queues.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.aifilmstudio.core.protocol.TaskKind;
import com.aifilmstudio.core.queue.Replayed.Turn;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FairShareTest {

  private static final Share SMALL = Share.of("small").withWeight(1);
  private static final Share LARGE = Share.of("large").withWeight(3);

  @Test
  void anAccountThatFloodsGetsItsShareAndNoMore() {
    var turns = flooded(task -> Duration.ofSeconds(10));
    assertThat(shareOf("small", turns)).isCloseTo(0.25, within(0.0125));
  }

  @Test
  void whatWasPromisedWronglyIsSetRightByWhatWasUsed() {
    // The flooding account's shots are promised as half of what they take.
    var turns = flooded(task -> Duration.ofSeconds(task.account().equals("small") ? 20 : 10));
    assertThat(shareOf("small", turns)).isCloseTo(0.25, within(0.0125));
  }

  @Test
  void nobodyStarvesBehindAFlood() {
    var starts =
        flooded(task -> Duration.ofSeconds(10)).stream()
            .filter(turn -> turn.task().job().equals("film"))
            .filter(turn -> turn.task().kind() == TaskKind.RENDER)
            .map(Turn::start)
            .toList();
    assertThat(starts).hasSize(3_000);
    for (int i = 1; i < starts.size(); i++) {
      assertThat(Duration.between(starts.get(i - 1), starts.get(i)))
          .isLessThanOrEqualTo(Duration.ofSeconds(10));
    }
  }

  /** One account has 10,000 shots in line before the other one comes with its 3,000. */
  private static List<Turn> flooded(Function<WaitingTask, Duration> takes) {
    var waiting =
        Stream.concat(
                Queues.film("small", "flood", 10_000, 10), Queues.film("large", "film", 3_000, 10))
            .toList();
    var queue = new Replay.Queue(List.of(SMALL, LARGE), waiting, Queues.workers(8).toList());
    return Replay.run(
            queue,
            (task, worker) ->
                task.kind() == TaskKind.ASSEMBLE ? Duration.ofSeconds(3) : takes.apply(task),
            NOW)
        .turns();
  }

  /** Of the time that workers spent while both accounts had work. */
  private static double shareOf(String account, List<Turn> turns) {
    Instant end =
        turns.stream()
            .filter(turn -> turn.task().account().equals("large"))
            .map(Turn::start)
            .max(Instant::compareTo)
            .orElseThrow();
    var both = turns.stream().filter(turn -> turn.finish().isBefore(end)).toList();
    return seconds(both.stream().filter(t -> t.task().account().equals(account)))
        / seconds(both.stream());
  }

  private static double seconds(Stream<Turn> turns) {
    return turns.mapToLong(t -> Duration.between(t.start(), t.finish()).toSeconds()).sum();
  }

  @Test
  void whoComesBackBeginsWhereTheLeastServedBusyAccountIs() {
    var back = Share.of("back").at(5);
    var busy = List.of(Share.of("a").at(70), Share.of("b").at(90));
    assertThat(FairShare.activated(back, busy, busy).virtualTime()).isEqualTo(70);
  }

  @Test
  void whoComesBackOwingKeepsItsDebt() {
    var owing = Share.of("back").at(95);
    var busy = List.of(Share.of("a").at(70));
    assertThat(FairShare.activated(owing, busy, busy).virtualTime()).isEqualTo(95);
  }

  @Test
  void afterAPoolStoodStillThePastCountsForNobody() {
    var rested = Share.of("rested").at(0);
    var served = Share.of("served").at(1000);
    var all = List.of(rested, served);
    assertThat(FairShare.activated(rested, List.of(), all).virtualTime()).isEqualTo(1000);
    assertThat(FairShare.activated(served, List.of(), all).virtualTime()).isEqualTo(1000);
  }

  @Test
  void otherTiersDoNotCount() {
    var back = Share.of("back").at(5);
    var other = List.of(Share.of("a").withTier(9).at(70));
    assertThat(FairShare.activated(back, other, other).virtualTime()).isEqualTo(5);
  }

  @Test
  void whatEndsGivesBackItsGpusAndPaysWhatItUsed() {
    var share = FairShare.granted(LARGE, 30, 2, NOW);
    assertThat(share.virtualTime()).isEqualTo(10);
    assertThat(share.runningGpus()).isEqualTo(2);
    assertThat(share.servedAt()).isEqualTo(NOW);
    var after = FairShare.ended(share, 30, 12, 2);
    assertThat(after.virtualTime()).isEqualTo(4);
    assertThat(after.runningGpus()).isZero();
  }
}
