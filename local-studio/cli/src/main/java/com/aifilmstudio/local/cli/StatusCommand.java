package com.aifilmstudio.local.cli;

import com.aifilmstudio.core.Json;
import com.aifilmstudio.local.cli.studio.StudioStatus;
import com.aifilmstudio.local.cli.studio.StudioStatus.Row;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows what runs. */
@Command(
    name = "status",
    description =
        "Show each part and each pod of the studio: pid, port, memory and uptime. Exit code 0 when"
            + " every part is up, 1 when not.",
    mixinStandardHelpOptions = true)
final class StatusCommand implements Callable<Integer> {
  @Mixin private HomeOption home;

  @Option(
      names = "--json",
      description =
          "Print JSON: {home, up, parts[], pods[]}, each entry {name, pid, port, rssMiB, uptimeSeconds};"
              + " a part that is down has no pid.")
  private boolean json;

  @Override
  public Integer call() {
    var status = StudioStatus.of(home.path());
    if (json) {
      System.out.println(Json.write(status));
    } else if (status.parts().isEmpty()) {
      System.out.println("No studio in " + status.home() + ". Start one with ./studio up.");
    } else {
      print("PART", status.parts());
      print("POD", status.pods());
    }
    return status.isUp() ? 0 : 1;
  }

  private static void print(String what, Iterable<Row> rows) {
    System.out.printf("%-44s %8s %6s %9s %9s%n", what, "PID", "PORT", "RSS", "UPTIME");
    for (var row : rows) {
      System.out.printf(
          "%-44s %8s %6s %9s %9s%n",
          row.name(),
          row.pid().isPresent() ? row.pid().getAsLong() : "down",
          row.port().isPresent() ? row.port().getAsInt() : "-",
          row.rssMiB() + " MiB",
          row.uptimeSeconds() + " s");
    }
  }
}
