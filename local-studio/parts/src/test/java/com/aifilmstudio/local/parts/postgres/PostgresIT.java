package com.aifilmstudio.local.parts.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import com.aifilmstudio.local.parts.process.Embedding;
import com.aifilmstudio.local.parts.process.StartListener;
import com.aifilmstudio.local.parts.process.StudioHome;
import com.aifilmstudio.local.parts.testkit.SharedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("store")
class PostgresIT {

  @Test
  void eachTestGetsADatabaseOfItsOwn() throws SQLException {
    var one = SharedPostgres.freshDatabase();
    var other = SharedPostgres.freshDatabase();

    execute(one, "create table film(name text)");
    execute(other, "create table film(name text)");

    assertThat(query(one, "select version()").getFirst()).startsWith("PostgreSQL 17");
  }

  @Test
  void theMigrationsOfATemplateRunOnce() throws SQLException {
    var runs = new ArrayList<String>();
    var one = SharedPostgres.freshDatabase("films", database -> fill(database, runs));
    var other = SharedPostgres.freshDatabase("films", database -> fill(database, runs));

    execute(one, "insert into film values ('dunes')");

    assertThat(runs).hasSize(1);
    assertThat(query(other, "select name from film")).isEmpty();
  }

  @Test
  void dataOutlivesAKillAndTheAddressStays(@TempDir Path home) throws SQLException {
    try (var postgres = Postgres.start(home)) {
      var database = postgres.database();
      execute(database, "create table film(name text)");
      execute(database, "insert into film values ('dunes')");

      postgres.process().kill();
      postgres.startAgain();

      assertThat(query(database, "select name from film")).containsExactly("dunes");
    }
  }

  @Test
  void whereRootMayNotUseNamespacesItRunsAsNobody(@TempDir Path folder) throws Exception {
    assumeThat(Guise.weAreRoot() && Guise.NOBODY.works()).isTrue();
    var home = StudioHome.at(folder.resolve("home"));
    var server = new PostgresServer(home, Guise.NOBODY);
    try (var embedding = Embedding.in(home, StartListener.NONE)) {
      embedding.supervisor().start(List.of(server));
      var process = embedding.supervisor().running(PostgresServer.NAME).orElseThrow();

      assertThat(query(server.database("studio"), "select 'works'")).containsExactly("works");
      assertThat(Files.getOwner(Path.of("/proc/" + process.pid())).getName()).isEqualTo("nobody");
      process.kill();
      embedding.supervisor().start(server);
      assertThat(query(server.database("studio"), "select 'again'")).containsExactly("again");
    }
  }

  @Test
  void aSessionThatOutlivedItsServerIsEndedBeforeTheNextServerOpensTheData(@TempDir Path home)
      throws Exception {
    try (var postgres = Postgres.start(home)) {
      var database = postgres.database();
      var session =
          CompletableFuture.runAsync(
              () -> {
                try {
                  // Busy in a loop, it does not notice that its server is gone.
                  execute(database, "do $$ begin loop end loop; end $$");
                } catch (SQLException expected) {
                  return;
                }
              });
      await()
          .until(
              () ->
                  query(database, "select count(*) from pg_stat_activity where query like 'do %'")
                      .equals(List.of("1")));

      postgres.process().kill();
      postgres.startAgain();

      session.join();
      assertThat(query(database, "select 'works'")).containsExactly("works");
    }
  }

  private static void fill(Database database, List<String> runs) {
    runs.add(database.jdbcUrl());
    try {
      execute(database, "create table film(name text)");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void execute(Database database, String sql) throws SQLException {
    try (var connection = database.dataSource().getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static List<String> query(Database database, String sql) throws SQLException {
    var rows = new ArrayList<String>();
    try (var connection = database.dataSource().getConnection();
        var statement = connection.createStatement();
        var result = statement.executeQuery(sql)) {
      while (result.next()) {
        rows.add(result.getString(1));
      }
    }
    return rows;
  }
}
