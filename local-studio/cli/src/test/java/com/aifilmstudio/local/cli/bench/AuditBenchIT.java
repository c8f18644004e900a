package com.aifilmstudio.local.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.aifilmstudio.local.cli.bench.audit.AuditBench;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("studio")
class AuditBenchIT {

  @Test
  void rightBooksAreFoundRightAndTamperedOnesAreFoundOut() {
    assertThat(new AuditBench(2_000).run())
        .contains("2,000")
        .containsPattern("audit 3 .* none\n")
        .contains("ledger_uneven", "posting_uneven", "balance_differs", "capture_without_take");
  }
}
