package com.aifilmstudio.operator.renderjob;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * News of one job that come within a moment lead to one look. A short shot is claimed, done and cut
 * in less time than it takes to write of each, and nothing waits for a look but a cut film's end.
 */
final class Gathering {
  private final Executor aMomentLater;
  private final Consumer<String> look;
  private final Set<String> expected = ConcurrentHashMap.newKeySet();

  Gathering(Executor aMomentLater, Consumer<String> look) {
    this.aMomentLater = aMomentLater;
    this.look = look;
  }

  void news(String job) {
    if (expected.add(job)) {
      aMomentLater.execute(
          () -> {
            expected.remove(job); // before the look: what comes meanwhile is looked at again
            look.accept(job);
          });
    }
  }
}
