package com.aifilmstudio.gateway.jobs;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Predicate;

/** Holds an answer back until there is something to tell, or its time is over. */
@Singleton
class LongPoll {

  /** Hints may be lost, so one looks at least so often. */
  private static final Duration LOOK_UP = Duration.ofSeconds(2);

  private final JobReader reader;
  private final News news;
  private final InstantSource clock;

  LongPoll(JobReader reader, News news, InstantSource clock) {
    this.reader = reader;
    this.news = news;
    this.clock = clock;
  }

  /** The job as soon as it is as asked, or as it is then. */
  JobReader.Seen until(
      String account, String id, Duration atMost, Predicate<JobReader.Seen> asAsked) {
    var end = clock.instant().plus(atMost);
    try (var watch = news.watch(id)) {
      for (; ; ) {
        var seen = reader.see(account, id);
        var left = Duration.between(clock.instant(), end);
        if (asAsked.test(seen) || !left.isPositive()) {
          return seen;
        }
        watch.await(left.compareTo(LOOK_UP) < 0 ? left : LOOK_UP);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return reader.see(account, id);
    }
  }
}
