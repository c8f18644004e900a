package com.aifilmstudio.local.cli;

import com.aifilmstudio.local.cli.bench.audit.AuditBench;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How long it takes to look through the books. */
@Command(
    name = "audit",
    description =
        "Seconds to compare all entries of a large ledger with balances, holds, jobs and takes, and"
            + " whether wrong books are found out.",
    mixinStandardHelpOptions = true)
final class AuditBenchCommand implements Callable<Integer> {
  @Option(
      names = "--entries",
      paramLabel = "N",
      defaultValue = "1000000",
      description = "Entries of the ledger, 100 to 10000000. Default: ${DEFAULT-VALUE}.")
  private int entries;

  @Override
  public Integer call() {
    System.out.print(new AuditBench(Numbers.upTo("--entries", entries, 10_000_000)).run());
    return 0;
  }
}
