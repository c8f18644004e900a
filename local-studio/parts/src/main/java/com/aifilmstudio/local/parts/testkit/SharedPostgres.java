package com.aifilmstudio.local.parts.testkit;

import com.aifilmstudio.local.parts.postgres.Database;
import com.aifilmstudio.local.parts.postgres.Postgres;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** The PostgreSQL server that the tests of one JVM share; each test takes a database of its own. */
public final class SharedPostgres {
  private static final Map<String, Database> TEMPLATES = new ConcurrentHashMap<>();

  private SharedPostgres() {}

  /** Started on first use, ended with the JVM. */
  public static Postgres get() {
    return Holder.SERVER;
  }

  /** A new empty database. */
  public static Database freshDatabase() {
    return get().freshDatabase();
  }

  /**
   * A new database that was filled by this, for instance by the migrations; the filling happens
   * once per name, later calls copy. It must leave no connection open.
   */
  public static Database freshDatabase(String filling, Consumer<Database> fill) {
    var template =
        TEMPLATES.computeIfAbsent(
            filling,
            name -> {
              var fresh = get().freshDatabase();
              fill.accept(fresh);
              return fresh;
            });
    return get().copyOf(template);
  }

  private static final class Holder {
    private static final Postgres SERVER = Postgres.temporary();
  }
}
