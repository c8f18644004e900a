package com.aifilmstudio.store.studio;

import org.jooq.DSLContext;

/**
 * Where the database physically is: server, timeline, database, file. A backup carries this as a
 * value, so after a restore it differs from what is true: another server or database, a new
 * timeline after recovery to a point in time or a promoted standby, or a table that was filled
 * again. A rewrite of the table (VACUUM FULL) looks the same and costs what a restore costs:
 * leases.
 */
final class DatabaseLife {

  private DatabaseLife() {}

  static String of(DSLContext sql) {
    return sql.fetchSingle(
            """
            select concat_ws('/',
              (select system_identifier from pg_control_system()),
              left(pg_walfile_name(pg_current_wal_lsn()), 8),
              (select oid from pg_database where datname = current_database()),
              pg_relation_filenode('studio'))
            """)
        .into(String.class);
  }
}
