package com.aifilmstudio.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/** Listens on a connection of its own and passes hints on; connects again when it breaks. */
public final class Hints implements AutoCloseable {

  /** Told of each hint, on the listening thread: it must be quick and must not throw. */
  public interface Listener {
    void hint(Hint hint, String payload);

    /** The connection was away, hints may have been lost. */
    default void missed() {}
  }

  private static final Duration LOOK_UP = Duration.ofSeconds(1);
  private static final Duration CONNECT_AGAIN = Duration.ofMillis(500);

  private final DataSource source;
  private final List<Listener> listeners = new CopyOnWriteArrayList<>();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread thread;
  private volatile boolean connected;

  public Hints(DataSource source) {
    this.source = source;
    this.thread = Thread.ofVirtual().name("hints").start(this::listenUntilClosed);
  }

  public void add(Listener listener) {
    listeners.add(listener);
  }

  /** Whether hints arrive at present. */
  public boolean connected() {
    return connected;
  }

  private void listenUntilClosed() {
    do {
      try (var connection = source.getConnection()) {
        listen(connection);
      } catch (SQLException | RuntimeException e) {
        // Whoever waits looks by itself meanwhile. A listener that throws must not end the
        // listening for all others.
        connected = false;
      }
    } while (!isClosed(CONNECT_AGAIN));
  }

  private void listen(Connection connection) throws SQLException {
    connection.setAutoCommit(true);
    try (var statement = connection.createStatement()) {
      for (var hint : Hint.values()) {
        statement.execute("listen " + hint.channel());
      }
    }
    connected = true;
    listeners.forEach(Listener::missed);
    var postgres = connection.unwrap(PGConnection.class);
    while (!isClosed(Duration.ZERO)) {
      var arrived = postgres.getNotifications((int) LOOK_UP.toMillis());
      if (arrived != null) {
        Arrays.stream(arrived).forEach(this::pass);
      } else if (!connection.isValid(2)) {
        throw new SQLException("connection lost");
      }
    }
    // A pooled connection must not go back with its subscriptions.
    try (var statement = connection.createStatement()) {
      statement.execute("unlisten *");
    }
  }

  private void pass(PGNotification notification) {
    for (var hint : Hint.values()) {
      if (hint.channel().equals(notification.getName())) {
        listeners.forEach(listener -> listener.hint(hint, notification.getParameter()));
      }
    }
  }

  private boolean isClosed(Duration within) {
    try {
      return closed.await(within.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      return true;
    }
  }

  @Override
  public void close() throws InterruptedException {
    closed.countDown();
    thread.join(Duration.ofSeconds(3));
  }
}
