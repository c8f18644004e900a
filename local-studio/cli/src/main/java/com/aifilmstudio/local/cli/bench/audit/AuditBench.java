package com.aifilmstudio.local.cli.bench.audit;

import com.aifilmstudio.core.money.Audit;
import com.aifilmstudio.core.money.Finding;
import com.aifilmstudio.local.parts.postgres.Postgres;
import com.aifilmstudio.store.Database;
import com.aifilmstudio.store.money.Books;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.flywaydb.core.Flyway;

/** Fills a database, audits it a few times, and once more after it was tampered with. */
public final class AuditBench {

  private static final int ROUNDS = 3;
  private static final String ROW = "%-34s %12s %10s %14s %s%n";

  private final int entries;

  public AuditBench(int entries) {
    this.entries = entries;
  }

  /** One audit. */
  private record Run(long entries, Duration took, List<Finding> findings) {

    static Run of(Database database) {
      long began = System.nanoTime();
      var facts = Books.audit(database);
      var found = Audit.findings(facts);
      return new Run(facts.entries(), Duration.ofNanos(System.nanoTime() - began), found);
    }
  }

  /** A table. */
  public String run() {
    try (var postgres = Postgres.temporary()) {
      var place = postgres.freshDatabase();
      Flyway.configure()
          .dataSource(place.jdbcUrl(), place.user(), place.password())
          .load()
          .migrate();
      var database = new Database(place.dataSource());
      YearsOfPostings.fill(database, entries);
      var runs = new ArrayList<Run>();
      for (int round = 0; round < ROUNDS; round++) {
        runs.add(Run.of(database));
      }
      YearsOfPostings.tamper(database);
      return table(runs, Run.of(database));
    }
  }

  private static String table(List<Run> runs, Run tampered) {
    var text = new StringBuilder();
    text.append(ROW.formatted("", "entries", "seconds", "entries/s", "findings"));
    for (int round = 0; round < runs.size(); round++) {
      text.append(row("audit " + (round + 1), runs.get(round)));
    }
    text.append(row("after three rows were tampered with", tampered));
    return text.toString();
  }

  private static String row(String name, Run run) {
    double seconds = run.took().toMillis() / 1000.0;
    var found =
        run.findings().isEmpty()
            ? "none"
            : run.findings().stream()
                .map(finding -> finding.kind().word())
                .distinct()
                .collect(Collectors.joining(", "));
    return ROW.formatted(
        name,
        String.format(Locale.ROOT, "%,d", run.entries()),
        String.format(Locale.ROOT, "%.2f", seconds),
        String.format(Locale.ROOT, "%,.0f", run.entries() / seconds),
        found);
  }
}
