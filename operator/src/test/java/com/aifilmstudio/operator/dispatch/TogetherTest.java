package com.aifilmstudio.operator.dispatch;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TogetherTest {

  private final List<List<Integer>> batches = Collections.synchronizedList(new ArrayList<>());
  private final CountDownLatch open = new CountDownLatch(1);

  private final Together<Integer, Integer> doubles =
      new Together<>(
          1,
          3,
          questions -> {
            batches.add(questions);
            uninterrupted(open);
            if (questions.contains(13)) {
              throw new IllegalStateException("13 is no question");
            }
            return questions.stream().filter(q -> q >= 0).collect(toMap(q -> q, q -> 2 * q));
          });

  @Test
  void whoAsksAloneIsAnsweredAlone() {
    open.countDown();
    assertThat(doubles.ask(4)).contains(8);
    assertThat(batches).containsExactly(List.of(4));
  }

  @Test
  void whoAsksMeanwhileIsAnsweredTogetherAndNotMoreThanSoManyAtOnce() {
    var first = ask(1);
    await().until(() -> batches.size() == 1);
    var others = Stream.of(2, 3, 4, 5).map(this::ask).toList();
    open.countDown();
    assertThat(first.join()).contains(2);
    assertThat(others.stream().map(it -> it.join().orElseThrow())).containsExactly(4, 6, 8, 10);
    assertThat(batches).allMatch(batch -> batch.size() <= 3);
    assertThat(batches).flatMap(batch -> batch).containsExactlyInAnyOrder(1, 2, 3, 4, 5);
  }

  @Test
  void whoHasNoAnswerOrAsksTheSameAsAnotherHasToAskAlone() {
    var first = ask(1);
    await().until(() -> batches.size() == 1);
    var same = Stream.of(ask(7), ask(7)).toList();
    var without = ask(-1);
    open.countDown();
    first.join();
    var answers = same.stream().map(CompletableFuture::join).toList();
    assertThat(answers).as("at least one is answered").contains(Optional.of(14));
    assertThat(without.join()).isEmpty();
  }

  @Test
  void oneThatSpoilsABatchDoesNotSpoilTheNext() {
    open.countDown();
    assertThat(doubles.ask(13)).isEmpty();
    assertThat(doubles.ask(5)).contains(10);
  }

  private CompletableFuture<Optional<Integer>> ask(int question) {
    var answer = new CompletableFuture<Optional<Integer>>();
    Thread.ofVirtual().start(() -> answer.complete(doubles.ask(question)));
    return answer;
  }

  private static void uninterrupted(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
