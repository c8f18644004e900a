package com.aifilmstudio.gateway.relay;

import com.aifilmstudio.store.Database;
import com.aifilmstudio.store.Hint;
import com.aifilmstudio.store.Hints;
import com.aifilmstudio.store.intent.Outbox;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;

/** Takes from the outbox and tells, as soon as something is written there. */
@Singleton
class Relay implements Hints.Listener {

  private static final Logger LOG = Logger.getLogger(Relay.class);
  private static final Duration LOOK_UP = Duration.ofSeconds(1);
  private static final Duration SHORTEST = Duration.ofMillis(500);
  private static final Duration LONGEST = Duration.ofSeconds(30);

  private final Database database;
  private final IntentQueue queue;
  private final InstantSource clock;
  private final MeterRegistry meters;
  private final Semaphore written = new Semaphore(0);
  private volatile boolean ends;
  private Thread thread;

  Relay(
      Database database,
      Hints hints,
      IntentQueue queue,
      InstantSource clock,
      MeterRegistry meters) {
    this.database = database;
    this.queue = queue;
    this.clock = clock;
    this.meters = meters;
    hints.add(this);
  }

  void start(@Observes StartupEvent event) {
    thread = Thread.ofVirtual().name("relay").start(this::untilTheEnd);
  }

  void stop(@Observes ShutdownEvent event) throws InterruptedException {
    ends = true;
    written.release();
    thread.join(Duration.ofSeconds(5));
  }

  private void untilTheEnd() {
    while (!ends) {
      try {
        if (tellSome() == 0) {
          written.tryAcquire(LOOK_UP.toMillis(), TimeUnit.MILLISECONDS);
          written.drainPermits();
        }
      } catch (DataAccessException e) {
        LOG.debugf("nothing is told while the database is away: %s", e.getMessage());
        pause();
      } catch (InterruptedException e) {
        return;
      } catch (RuntimeException e) {
        LOG.error("telling goes on after", e);
        pause();
      }
    }
  }

  private void pause() {
    try {
      written.tryAcquire(LOOK_UP.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * One batch, with its rows locked: if this process dies after they were told and before that is
   * written, they are told twice, which is harmless.
   *
   * @return how many were told
   */
  int tellSome() {
    return database.inTransaction(this::tellSome);
  }

  private int tellSome(DSLContext tx) {
    var entries = Outbox.take(tx, clock.instant(), IntentQueue.MOST);
    if (entries.isEmpty()) {
      return 0;
    }
    var told = queue.tell(entries);
    Outbox.told(tx, told);
    entries.stream()
        .filter(entry -> !told.contains(entry.id()))
        .forEach(entry -> Outbox.later(tx, entry, clock.instant().plus(backOff(entry.tries()))));
    meters.counter("studio_outbox_told").increment(told.size());
    meters.counter("studio_outbox_failed").increment(entries.size() - told.size());
    return told.size();
  }

  /** Longer each time, but never so long that a queue that is back is left waiting. */
  static Duration backOff(int tries) {
    var wait = SHORTEST.multipliedBy(1L << Math.min(tries, 10));
    return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
  }

  @Override
  public void hint(Hint hint, String payload) {
    if (hint == Hint.INTENT) {
      written.release();
    }
  }

  @Override
  public void missed() {
    written.release();
  }
}
