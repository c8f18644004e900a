package com.aifilmstudio.store.testkit;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/** Lets many do the same thing at the same moment. */
public final class AtOnce {

  private AtOnce() {}

  public static void run(List<Runnable> actions) {
    each(actions, Runnable::run);
  }

  public static <T> void each(List<T> who, Consumer<T> what) {
    var start = new CountDownLatch(1);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var running =
          who.stream()
              .map(
                  one ->
                      threads.submit(
                          () -> {
                            start.await();
                            what.accept(one);
                            return true;
                          }))
              .toList();
      start.countDown();
      for (var one : running) {
        one.get();
      }
    } catch (InterruptedException | ExecutionException e) {
      throw new AssertionError(e);
    }
  }
}
