package com.aifilmstudio.core.queue;

import static com.aifilmstudio.core.queue.Queues.NOW;
import static com.aifilmstudio.core.queue.Queues.WORKER;
import static com.aifilmstudio.core.queue.Queues.cut;
import static com.aifilmstudio.core.queue.Queues.shot;
import static org.assertj.core.api.Assertions.assertThat;

import com.aifilmstudio.core.queue.Deal.Hand;
import com.aifilmstudio.core.queue.Deal.Offer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DealTest {

  @Test
  void manyAtOnceAreGivenWhatTheyWouldBeGivenOneAfterTheOther() {
    for (int seed = 0; seed < 2000; seed++) {
      var random = new SplittableRandom(seed);
      var shares = shares(random);
      var waiting = tasks(shares, random);
      int workers = random.nextInt(1, 12);
      var deal = Deal.of(hands(shares, waiting, Integer.MAX_VALUE), workers, WORKER.gpus(), NOW);
      var expected = oneAfterTheOther(shares, waiting, workers);
      assertThat(ids(deal)).as("seed %d", seed).isEqualTo(expected);
      assertThat(deal.atEnd()).isTrue();
    }
  }

  @Test
  void whoseTasksAreNotAllKnownIsDealtNoFurtherThanIsCertain() {
    int cutShort = 0;
    for (int seed = 0; seed < 2000; seed++) {
      var random = new SplittableRandom(seed);
      var shares = shares(random);
      var waiting = tasks(shares, random);
      int workers = random.nextInt(1, 12);
      var deal = Deal.of(hands(shares, waiting, 2), workers, WORKER.gpus(), NOW);
      var expected = oneAfterTheOther(shares, waiting, workers);
      assertThat(expected.subList(0, deal.tasks().size())).as("seed %d", seed).isEqualTo(ids(deal));
      if (deal.atEnd()) {
        assertThat(deal.tasks()).hasSameSizeAs(expected);
      } else {
        cutShort++;
      }
    }
    assertThat(cutShort).isPositive();
  }

  private static List<String> ids(Deal deal) {
    return deal.tasks().stream().map(Offer::task).toList();
  }

  private static List<String> oneAfterTheOther(
      List<Share> from, List<WaitingTask> tasks, int workers) {
    var shares = new ArrayList<>(from);
    var waiting = new ArrayList<>(tasks);
    var given = new ArrayList<String>();
    for (int i = 0; i < workers; i++) {
      Pick.of(WORKER, shares, waiting, NOW)
          .ifPresent(
              pick -> {
                given.add(pick.task().id());
                waiting.remove(pick.task());
                shares.remove(pick.share());
                shares.add(
                    FairShare.granted(pick.share(), pick.task().gpuSeconds(), WORKER.gpus(), NOW));
              });
    }
    return given;
  }

  private static List<Hand> hands(List<Share> shares, Collection<WaitingTask> waiting, int atMost) {
    return shares.stream()
        .map(
            share -> {
              var own =
                  waiting.stream()
                      .filter(task -> task.account().equals(share.account()))
                      .sorted(TaskOrder.INSIDE_ACCOUNT)
                      .map(task -> new Offer(task.id(), task.gpuSeconds()))
                      .toList();
              return new Hand(share, own.stream().limit(atMost).toList(), own.size() > atMost);
            })
        .toList();
  }

  private static List<Share> shares(SplittableRandom random) {
    return IntStream.range(0, random.nextInt(1, 6))
        .mapToObj(
            n -> {
              var share =
                  Share.of("account-" + n)
                      .withTier(random.nextInt(4, 6))
                      .withWeight(random.nextInt(1, 4))
                      .at(random.nextInt(4));
              return random.nextInt(3) == 0 ? share.withQuota(random.nextInt(4)) : share;
            })
        .toList();
  }

  private static List<WaitingTask> tasks(List<Share> shares, SplittableRandom random) {
    var tasks = new ArrayList<WaitingTask>();
    for (int n = random.nextInt(14); n > 0; n--) {
      var account = shares.get(random.nextInt(shares.size())).account();
      tasks.add(
          random.nextInt(4) == 0
              ? cut(account, "film-" + n)
              : shot(account, "film-" + n, 1, random.nextInt(5)));
    }
    return tasks;
  }
}
