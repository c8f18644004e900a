package com.aifilmstudio.gateway.jobs;

import com.aifilmstudio.store.Hint;
import com.aifilmstudio.store.Hints;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Wakes those who wait for something about a job. A wake-up is a hint: look, it may be nothing. */
@Singleton
public class News implements Hints.Listener {

  private final Map<String, Set<Watch>> byJob = new ConcurrentHashMap<>();

  News(Hints hints) {
    hints.add(this);
  }

  /** Somebody who waits; begins to hear before the first look, so that nothing falls between. */
  public final class Watch implements AutoCloseable {

    private final String job;
    private final Semaphore heard = new Semaphore(0);

    private Watch(String job) {
      this.job = job;
    }

    /**
     * Returns when there may be news, or after this time.
     *
     * @return whether something was heard
     */
    public boolean await(Duration atMost) throws InterruptedException {
      boolean woken = heard.tryAcquire(atMost.toMillis(), TimeUnit.MILLISECONDS);
      heard.drainPermits();
      return woken;
    }

    @Override
    public void close() {
      byJob.computeIfPresent(
          job,
          (id, watches) -> {
            watches.remove(this);
            return watches.isEmpty() ? null : watches;
          });
    }
  }

  public Watch watch(String job) {
    var watch = new Watch(job);
    byJob.compute(
        job,
        (id, watches) -> {
          var all = watches == null ? ConcurrentHashMap.<Watch>newKeySet() : watches;
          all.add(watch);
          return all;
        });
    return watch;
  }

  @Override
  public void hint(Hint hint, String payload) {
    if (hint == Hint.JOB) {
      byJob.getOrDefault(payload, Set.of()).forEach(watch -> watch.heard.release());
    }
  }

  @Override
  public void missed() {
    byJob.values().forEach(all -> all.forEach(watch -> watch.heard.release()));
  }
}
