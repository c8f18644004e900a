package com.aifilmstudio.local.parts.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import com.aifilmstudio.local.parts.testkit.SharedPostgres;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
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
