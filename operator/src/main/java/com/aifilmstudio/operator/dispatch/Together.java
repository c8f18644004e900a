package com.aifilmstudio.operator.dispatch;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import org.jboss.logging.Logger;

/**
 * Answers those together who ask while the answers to others are being looked up. Nobody waits for
 * company: a question that comes alone is asked alone and at once, and the busier it gets the more
 * of them share a statement.
 */
final class Together<Q, A> {

  private static final Logger LOG = Logger.getLogger(Together.class);

  private final Queue<Asked<Q, A>> waiting = new ConcurrentLinkedQueue<>();
  private final Semaphore lanes;
  private final int most;
  private final Function<List<Q>, Map<Q, A>> answers;

  private record Asked<Q, A>(Q question, CompletableFuture<Optional<A>> answer) {}

  /**
   * @param lanes so many batches are looked up at once
   * @param most questions of a batch
   * @param answers to a batch of different questions
   */
  Together(int lanes, int most, Function<List<Q>, Map<Q, A>> answers) {
    this.lanes = new Semaphore(lanes);
    this.most = most;
    this.answers = answers;
  }

  /**
   * Empty where the question has to be asked alone: there is no answer among the others', somebody
   * asked the same at the same time, or the batch failed, perhaps for one of the others.
   */
  Optional<A> ask(Q question) {
    var asked = new Asked<Q, A>(question, new CompletableFuture<>());
    waiting.add(asked);
    serveIfNobodyDoes();
    return asked.answer().join();
  }

  private void serveIfNobodyDoes() {
    if (lanes.tryAcquire()) {
      Thread.ofVirtual().name("together").start(this::serve);
    }
  }

  private void serve() {
    try {
      for (var batch = next(); !batch.isEmpty(); batch = next()) {
        answer(batch);
      }
    } finally {
      lanes.release();
    }
    // One that came between the last look and the release found no free lane.
    if (!waiting.isEmpty()) {
      serveIfNobodyDoes();
    }
  }

  private List<Asked<Q, A>> next() {
    var batch = new ArrayList<Asked<Q, A>>();
    var questions = new HashSet<Q>();
    for (var asked = poll(batch); asked != null; asked = poll(batch)) {
      if (questions.add(asked.question())) {
        batch.add(asked);
      } else {
        asked.answer().complete(Optional.empty());
      }
    }
    return batch;
  }

  private Asked<Q, A> poll(Collection<?> batch) {
    return batch.size() < most ? waiting.poll() : null;
  }

  private void answer(List<Asked<Q, A>> batch) {
    Map<Q, A> found = Map.of();
    try {
      found = answers.apply(batch.stream().map(Asked::question).toList());
    } catch (RuntimeException e) {
      // Each asks again alone and is told its own reason; a batch that always fails must be seen.
      LOG.warnf("answered one by one, not %d together: %s", batch.size(), e);
    } finally {
      for (var asked : batch) {
        asked.answer().complete(Optional.ofNullable(found.get(asked.question())));
      }
    }
  }
}
