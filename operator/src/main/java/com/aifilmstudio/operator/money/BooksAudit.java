package com.aifilmstudio.operator.money;

import com.aifilmstudio.core.money.Audit;
import com.aifilmstudio.core.money.Finding;
import com.aifilmstudio.operator.start.Election;
import com.aifilmstudio.store.Database;
import com.aifilmstudio.store.money.Books;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.List;
import org.jboss.logging.Logger;
import org.jooq.exception.DataAccessException;

/** Looks through the books again and again. The metric of what it finds must be 0. */
@Singleton
class BooksAudit {

  private static final Logger LOG = Logger.getLogger(BooksAudit.class);
  private static final int SHOWN = 20;

  private final Database database;
  private final Election election;
  private final MultiGauge findings;

  BooksAudit(Database database, Election election, MeterRegistry registry) {
    this.database = database;
    this.election = election;
    this.findings =
        MultiGauge.builder("studio.money.audit.findings")
            .description("What is wrong with the ledger; anything but 0 is an emergency")
            .register(registry);
  }

  @Scheduled(
      every = "${studio.money.audit-every:10M}",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  @RunOnVirtualThread
  void look() {
    if (!election.leads()) {
      return;
    }
    try {
      tell(Audit.findings(Books.audit(database)));
    } catch (DataAccessException e) {
      LOG.warnf("the books are looked at later: %s", e.getMessage());
    }
  }

  private void tell(List<Finding> found) {
    findings.register(
        Arrays.stream(Finding.Kind.values())
            .map(
                kind ->
                    Row.of(
                        Tags.of("kind", kind.word()),
                        found.stream().filter(it -> it.kind() == kind).count()))
            .toList(),
        true);
    found.stream().limit(SHOWN).forEach(it -> LOG.errorf("the books are wrong: %s", it));
  }
}
