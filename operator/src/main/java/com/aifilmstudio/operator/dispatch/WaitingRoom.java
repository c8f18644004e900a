package com.aifilmstudio.operator.dispatch;

import com.aifilmstudio.store.Database;
import com.aifilmstudio.store.Hint;
import com.aifilmstudio.store.Hints;
import com.aifilmstudio.store.WorkerId;
import com.aifilmstudio.store.task.PoolQueue;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jooq.exception.DataAccessException;

/**
 * Workers that wait for work. One thread looks for all of them: when a hint arrives, and at least
 * every {@link #LOOK} for what no hint tells of (a back-off that is over, a hint that was lost). It
 * wakes as many as there are tasks; who finds nothing after all lines up again.
 */
@Singleton
class WaitingRoom implements Hints.Listener {

  private static final Logger LOG = Logger.getLogger(WaitingRoom.class);
  private static final Duration LOOK = Duration.ofSeconds(1);

  /** In place of a pool's name: look at all pools. */
  private static final String ALL = "";

  private final Database database;
  private final InstantSource clock;
  private final ConcurrentMap<String, Queue<Seat>> pools = new ConcurrentHashMap<>();
  private final Queue<Seat> aside = new ConcurrentLinkedQueue<>();
  private final BlockingQueue<String> toLookAt = new LinkedBlockingQueue<>();
  private volatile boolean closed;

  WaitingRoom(Database database, InstantSource clock, Hints hints) {
    this.database = database;
    this.clock = clock;
    hints.add(this);
    Thread.ofVirtual().name("waiting-room").start(this::lookUntilClosed);
  }

  /** Takes a seat at the end of the pool's line. Leave it by closing. */
  Seat enter(String pool, WorkerId worker) {
    var seat = new Seat(pool, worker, this);
    line(pool).add(seat);
    return seat;
  }

  void leave(Seat seat) {
    line(seat.pool()).remove(seat);
    aside.remove(seat);
  }

  void lineUp(Seat seat, boolean inLine) {
    leave(seat);
    (inLine ? line(seat.pool()) : aside).add(seat);
  }

  /** Workers waiting here, of all pools. */
  int waiting() {
    return pools.values().stream().mapToInt(Queue::size).sum();
  }

  boolean isClosed() {
    return closed;
  }

  @Override
  public void hint(Hint hint, String payload) {
    switch (hint) {
      case TASK -> toLookAt.add(payload);
      case WORKER -> {
        pools.values().forEach(line -> wakeWorker(line, payload));
        wakeWorker(aside, payload);
      }
      case JOB -> {}
    }
  }

  @Override
  public void missed() {
    toLookAt.add(ALL);
  }

  private Queue<Seat> line(String pool) {
    return pools.computeIfAbsent(pool, name -> new ConcurrentLinkedQueue<>());
  }

  private static void wakeWorker(Queue<Seat> line, String worker) {
    line.stream().filter(seat -> seat.worker().value().equals(worker)).forEach(Seat::wake);
  }

  private void lookUntilClosed() {
    while (!closed) {
      try {
        look(next());
      } catch (DataAccessException e) {
        LOG.debugf("cannot look for tasks: %s", e.getMessage()); // the next look will tell
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  /** Pools that hints came for, or all of them when none came for a while. */
  private Set<String> next() throws InterruptedException {
    var first = toLookAt.poll(LOOK.toMillis(), TimeUnit.MILLISECONDS);
    var hinted = new HashSet<String>();
    toLookAt.drainTo(hinted);
    hinted.add(first == null ? ALL : first);
    return hinted.contains(ALL) ? Set.copyOf(pools.keySet()) : hinted;
  }

  private void look(Set<String> hinted) {
    for (var pool : hinted) {
      var line = line(pool);
      int waiting = line.size();
      if (waiting > 0) {
        wake(line, PoolQueue.claimable(database.sql(), pool, waiting, clock.instant()));
      }
    }
  }

  private static void wake(Queue<Seat> line, int tasks) {
    List.copyOf(line).stream().limit(tasks).forEach(Seat::wake);
  }

  /** Before the server stops: whoever waits is told that there is nothing, and asks another. */
  void close(@Observes ShutdownEvent event) {
    closed = true;
    pools.values().forEach(line -> line.forEach(Seat::wake));
    aside.forEach(Seat::wake);
  }
}
