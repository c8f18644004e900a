package com.aifilmstudio.local.cli.bench.claims;

import com.aifilmstudio.store.Database;
import java.util.ArrayList;
import java.util.List;
import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;
import org.jooq.TransactionContext;
import org.jooq.TransactionListener;
import org.jooq.conf.ParamType;
import org.jooq.impl.DefaultExecuteListenerProvider;
import org.jooq.impl.DefaultTransactionListenerProvider;

/** The statements that are sent to a database from now on, with all their values. */
public final class Heard {

  private final List<String> statements = new ArrayList<>();

  public Heard(Database database) {
    database
        .sql()
        .configuration()
        .set(new DefaultExecuteListenerProvider(new Statements()))
        .set(new DefaultTransactionListenerProvider(new Transactions()));
  }

  /** Grows with each statement. */
  public List<String> statements() {
    return statements;
  }

  private final class Statements implements ExecuteListener {
    private static final long serialVersionUID = 1L;

    @Override
    public void executeStart(ExecuteContext context) {
      if (context.query() != null) {
        statements.add(context.query().getSQL(ParamType.INLINED));
      }
    }
  }

  private final class Transactions implements TransactionListener {
    @Override
    public void beginEnd(TransactionContext context) {
      statements.add("begin");
    }

    @Override
    public void commitEnd(TransactionContext context) {
      statements.add("commit");
    }
  }
}
