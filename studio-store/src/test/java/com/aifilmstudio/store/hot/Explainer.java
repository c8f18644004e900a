package com.aifilmstudio.store.hot;

import com.aifilmstudio.store.testkit.StudioDatabase;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;
import org.jooq.conf.ParamType;
import org.jooq.impl.DefaultExecuteListenerProvider;

/**
 * Asks the database how it will carry out every statement that is sent to it, and keeps those that
 * would read a large table from end to end.
 */
final class Explainer implements ExecuteListener {

  private static final long serialVersionUID = 1L;

  private static final Set<String> LARGE =
      Set.of("job", "shot", "task", "take", "upload", "output", "event", "hold", "ledger_entry");
  private static final Pattern SCAN =
      Pattern.compile("Seq Scan on \"?(\\w+?)(_y\\d+m\\d+|_other)?\"?(?: |$)");
  private static final Pattern EXPLAINABLE =
      Pattern.compile("^\\s*(select|with|insert|update|delete)\\b.*", Pattern.DOTALL);

  private final transient StudioDatabase studio;
  private final List<String> slow = new ArrayList<>();
  private int seen;

  private Explainer(StudioDatabase studio) {
    this.studio = studio;
  }

  /** From now on every statement of the studio is looked at. */
  static Explainer of(StudioDatabase studio) {
    var explainer = new Explainer(studio);
    studio.sql().configuration().set(new DefaultExecuteListenerProvider(explainer));
    return explainer;
  }

  @Override
  public void executeStart(ExecuteContext context) {
    if (context.query() == null) {
      return;
    }
    var statement = context.query().getSQL(ParamType.INLINED);
    if (EXPLAINABLE.matcher(statement).matches()) {
      seen++;
      // A connection of its own: the statement's transaction goes on undisturbed.
      var plan = explain(statement);
      if (SCAN.matcher(plan).results().anyMatch(scan -> LARGE.contains(scan.group(1)))) {
        slow.add(statement + "\n" + plan);
      }
    }
  }

  private String explain(String statement) {
    try (var connection = studio.source().getConnection();
        var query = connection.createStatement();
        var rows = query.executeQuery("explain " + statement)) {
      var plan = new StringBuilder();
      while (rows.next()) {
        plan.append(rows.getString(1)).append('\n');
      }
      return plan.toString();
    } catch (SQLException e) {
      throw new IllegalStateException(statement, e);
    }
  }

  int seen() {
    return seen;
  }

  /** Statements that would read a large table whole, with their plans. */
  List<String> slow() {
    return slow;
  }
}
