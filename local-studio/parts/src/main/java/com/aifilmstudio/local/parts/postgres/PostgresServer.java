package com.aifilmstudio.local.parts.postgres;

import com.aifilmstudio.local.parts.process.Part;
import com.aifilmstudio.local.parts.process.PartCommand;
import com.aifilmstudio.local.parts.process.Signal;
import com.aifilmstudio.local.parts.process.StudioHome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.OptionalInt;

/** The database server as a part of the studio. */
final class PostgresServer implements Part {
  static final String NAME = "postgres";

  private final StudioHome home;
  private final Cluster cluster;

  PostgresServer(StudioHome home) {
    this(home, Guise.here());
  }

  PostgresServer(StudioHome home, Guise guise) {
    this.home = home;
    this.cluster = new Cluster(home, guise);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public OptionalInt port() {
    return OptionalInt.of(home.ports().of(NAME));
  }

  @Override
  public void prepare() throws IOException {
    home.ports().claim(NAME);
    cluster.prepare();
  }

  @Override
  public PartCommand command() {
    try {
      return PartCommand.of(home.root(), cluster.serve(port().getAsInt()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public boolean ready() throws IOException {
    try (var connection = database(Cluster.DATABASE).dataSource().getConnection()) {
      return connection.isValid(2);
    } catch (SQLException notYet) {
      return false;
    }
  }

  Database database(String name) throws IOException {
    return database(name, Cluster.OWNER);
  }

  private Database database(String name, String user) throws IOException {
    var url = "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port().getAsInt(), name);
    return new Database(url, user, cluster.password());
  }

  @Override
  public Signal stopSignal() {
    return Signal.INT;
  }
}
