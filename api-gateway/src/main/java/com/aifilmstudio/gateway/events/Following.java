package com.aifilmstudio.gateway.events;

import com.aifilmstudio.store.JobId;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;
import org.jooq.exception.DataAccessException;

/** Tells a listener everything that happens to a film, once and in order. */
@Singleton
class Following {

  private static final Logger LOG = Logger.getLogger(Following.class);
  private static final Duration BREATH = Duration.ofSeconds(15);

  private final Feeds feeds;
  private final AtomicInteger listeners = new AtomicInteger();
  private volatile boolean ends;

  Following(Feeds feeds, MeterRegistry meters) {
    this.feeds = feeds;
    meters.gauge("studio_event_listeners", listeners);
  }

  void stop(@Observes ShutdownEvent event) {
    ends = true;
    feeds.missed();
  }

  void follow(JobId job, int after, Listener listener) {
    listeners.incrementAndGet();
    var ear = new Ear();
    var feed = feeds.enter(job, ear);
    try (listener) {
      follow(feed, after, listener, ear);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (DataAccessException e) {
      // The stream ends in good order, and its reader comes back with the last id it has.
      LOG.debugf("a follower is sent away: %s", e.getMessage());
    } finally {
      feeds.leave(job, ear);
      listeners.decrementAndGet();
    }
  }

  private void follow(Feed feed, int after, Listener listener, Ear ear)
      throws InterruptedException {
    int last = after;
    while (!ends) {
      var page = feed.after(last);
      last = page.last();
      for (var event : page.events()) {
        if (!listener.tell(event) || event.last()) {
          return;
        }
      }
      for (var word : ear.words()) {
        if (!listener.tell(word)) {
          return;
        }
      }
      if (!page.more() && !ear.await(BREATH) && !listener.breathe()) {
        return;
      }
    }
  }
}
