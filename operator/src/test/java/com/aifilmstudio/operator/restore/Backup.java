package com.aifilmstudio.operator.restore;

import java.util.List;
import org.jooq.DSLContext;

/** All rows of the studio at one moment, kept beside them in another schema. */
final class Backup {

  private Backup() {}

  static void take(DSLContext tx) {
    tx.execute("create schema backup");
    tables(tx)
        .forEach(t -> tx.execute("create table backup.%s as table public.%s".formatted(t, t)));
  }

  /**
   * As a restore of data does it: every table is emptied and filled, the append-only ones too, for
   * which the owner turns their triggers off.
   */
  static void putBack(DSLContext tx) {
    var tables = tables(tx);
    tables.forEach(t -> tx.execute("alter table public.%s disable trigger user".formatted(t)));
    tables.forEach(t -> tx.execute("truncate public.%s cascade".formatted(t)));
    tables.forEach(t -> tx.execute("insert into public.%s table backup.%s".formatted(t, t)));
    tables.forEach(t -> tx.execute("alter table public.%s enable trigger user".formatted(t)));
  }

  /** In the order in which they were made, so that what is referred to comes first. */
  private static List<String> tables(DSLContext tx) {
    return tx.fetch(
            """
            select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where n.nspname = 'public' and c.relkind in ('r', 'p') and not c.relispartition
              and c.relname <> 'flyway_schema_history'
            order by c.oid
            """)
        .getValues(0, String.class);
  }
}
