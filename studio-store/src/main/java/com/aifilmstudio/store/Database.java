package com.aifilmstudio.store;

import java.sql.SQLException;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.conf.Settings;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;

/** The studio's PostgreSQL: single statements through {@link #sql}, several in a transaction. */
public final class Database {

  private static final int TRIES = 4;

  /** Serialization failure and deadlock: the transaction left no trace and may run again. */
  private static final Set<String> RUN_AGAIN = Set.of("40001", "40P01");

  private final DSLContext dsl;

  public Database(DataSource source) {
    // The schema's name is left out, so that tests can put the tables where they like.
    var settings = new Settings().withRenderSchema(false).withExecuteLogging(false);
    this.dsl = DSL.using(source, SQLDialect.POSTGRES, settings);
  }

  /** For single statements, each its own transaction. */
  public DSLContext sql() {
    return dsl;
  }

  /**
   * Runs {@code work} in one transaction (read committed). It is run again after a deadlock, so it
   * must have no effect outside the database.
   */
  public <T> T inTransaction(Function<DSLContext, T> work) {
    for (int tried = 1; ; tried++) {
      try {
        return dsl.transactionResult(configuration -> work.apply(configuration.dsl()));
      } catch (DataAccessException e) {
        if (tried == TRIES || !canRunAgain(e)) {
          throw e;
        }
      }
    }
  }

  /** Like {@link #inTransaction(Function)}, without a result. */
  public void run(Consumer<DSLContext> work) {
    inTransaction(
        tx -> {
          work.accept(tx);
          return true;
        });
  }

  private static boolean canRunAgain(DataAccessException e) {
    var cause = e.getCause(SQLException.class);
    return cause != null && RUN_AGAIN.contains(String.valueOf(cause.getSQLState()));
  }
}
