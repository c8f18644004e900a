package com.aifilmstudio.store.testkit;

import java.util.List;
import org.jooq.DSLContext;

/** All rows that the life of tasks changes, kept aside so that the same can be done again. */
public final class Snapshot {

  /** What refers to another comes after it. */
  private static final List<String> TABLES =
      List.of(
          "account",
          "account_pool",
          "job",
          "shot",
          "worker",
          "task",
          "progress",
          "take",
          "output",
          "checkpoint",
          "node_failure",
          "event");

  private final DSLContext sql;

  public Snapshot(DSLContext sql) {
    this.sql = sql;
    sql.execute("create schema if not exists aside");
    TABLES.forEach(
        table -> {
          sql.execute("drop table if exists aside." + table);
          sql.execute("create table aside.%s as table public.%s".formatted(table, table));
        });
  }

  /** Everything is as it was. */
  public void restore() {
    TABLES.reversed().forEach(table -> sql.execute("delete from public." + table));
    TABLES.forEach(
        table -> sql.execute("insert into public.%s table aside.%s".formatted(table, table)));
  }
}
