package com.aifilmstudio.local.parts.postgres;

import com.aifilmstudio.local.parts.process.Embedding;
import com.aifilmstudio.local.parts.process.Part;
import com.aifilmstudio.local.parts.process.PartStart;
import com.aifilmstudio.local.parts.process.RunningPart;
import com.aifilmstudio.local.parts.process.StartListener;
import com.aifilmstudio.local.parts.process.StudioHome;
import com.aifilmstudio.local.parts.process.Supervisor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/** A PostgreSQL server of this machine. */
public final class Postgres implements AutoCloseable {
  private final PostgresServer server;
  private final Supervisor supervisor;
  private final Runnable owner;

  private Postgres(PostgresServer server, Supervisor supervisor, Runnable owner) {
    this.server = server;
    this.supervisor = supervisor;
    this.owner = owner;
  }

  /** The server as a part, for a list with other parts. */
  public static Part part(StudioHome home) {
    return new PostgresServer(home);
  }

  /** A handle on a server that a supervisor runs. */
  public static Postgres of(Supervisor supervisor) {
    return new Postgres(new PostgresServer(supervisor.home()), supervisor, () -> {});
  }

  /** Starts a server in a home; it ends when this is closed or this JVM is gone. */
  public static Postgres start(Path home) {
    return start(Embedding.in(StudioHome.at(home), StartListener.NONE));
  }

  /** Starts a server in a temporary home that goes with it. */
  public static Postgres temporary() {
    return start(Embedding.temporary());
  }

  private static Postgres start(Embedding embedding) {
    try {
      var server = new PostgresServer(embedding.home());
      embedding.supervisor().start(List.of(server));
      return new Postgres(server, embedding.supervisor(), embedding::close);
    } catch (RuntimeException e) {
      embedding.close();
      throw e;
    }
  }

  /** The studio's own database. */
  public Database database() {
    return database(Cluster.DATABASE);
  }

  /** A new empty database. */
  public Database freshDatabase() {
    return create("template1");
  }

  /** A new database that starts as a copy of another one, to which nobody may be connected. */
  public Database copyOf(Database original) {
    return create(original.jdbcUrl().substring(original.jdbcUrl().lastIndexOf('/') + 1));
  }

  private Database create(String template) {
    var name = "test_" + UUID.randomUUID().toString().replace("-", "");
    try (var connection = database().dataSource().getConnection();
        var statement = connection.createStatement()) {
      // Names are ours and plain. Copying files is quick because nothing is flushed.
      statement.execute(
          "create database %s template %s strategy file_copy".formatted(name, template));
    } catch (SQLException e) {
      throw new IllegalStateException("could not make a database from " + template, e);
    }
    return database(name);
  }

  private Database database(String name) {
    try {
      return server.database(name);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public RunningPart process() {
    return supervisor
        .running(PostgresServer.NAME)
        .orElseThrow(() -> new IllegalStateException("PostgreSQL is not running"));
  }

  /** Starts the server again under its old address, after a test ended it. */
  public PartStart startAgain() {
    return supervisor.start(server);
  }

  @Override
  public void close() {
    owner.run();
  }
}
