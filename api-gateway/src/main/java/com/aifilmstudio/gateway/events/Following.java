package com.aifilmstudio.gateway.events;

import com.aifilmstudio.gateway.jobs.News;
import com.aifilmstudio.store.Database;
import com.aifilmstudio.store.JobId;
import com.aifilmstudio.store.event.Events;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** Tells a listener everything that happens to a film, once and in order. */
@Singleton
class Following {

  private static final Duration BREATH = Duration.ofSeconds(15);
  private static final int AT_ONCE = 100;

  private final Database database;
  private final News news;
  private final AtomicInteger listeners = new AtomicInteger();
  private volatile boolean ends;

  Following(Database database, News news, MeterRegistry meters) {
    this.database = database;
    this.news = news;
    meters.gauge("studio_event_listeners", listeners);
  }

  void stop(@Observes ShutdownEvent event) {
    ends = true;
    news.missed();
  }

  void follow(JobId job, int after, Listener listener) {
    listeners.incrementAndGet();
    try (listener;
        var watch = news.watch(job.value())) {
      follow(job, after, listener, watch);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      listeners.decrementAndGet();
    }
  }

  private void follow(JobId job, int after, Listener listener, News.Watch watch)
      throws InterruptedException {
    int last = after;
    while (!ends) {
      var rows = Events.after(database.sql(), job, last, AT_ONCE);
      for (var row : rows) {
        var event = PublicEvent.of(job.value(), row);
        if (event.isPresent() && (!listener.tell(event.get()) || event.get().isLast())) {
          return;
        }
        last = row.seq();
      }
      if (rows.isEmpty() && !watch.await(BREATH) && !listener.breathe()) {
        return;
      }
    }
  }
}
