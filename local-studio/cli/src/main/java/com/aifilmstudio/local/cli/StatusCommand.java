package com.aifilmstudio.local.cli;

import com.aifilmstudio.core.Json;
import com.aifilmstudio.local.cli.studio.StudioStatus;
import com.aifilmstudio.local.cli.studio.StudioStatus.Row;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
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
      int width = widest(status);
      print("PART", width, status.parts());
      print("POD", width, status.pods());
    }
    return status.isUp() ? 0 : 1;
  }

  private static int widest(StudioStatus status) {
    return Stream.concat(status.parts().stream(), status.pods().stream())
        .mapToInt(row -> row.name().length())
        .max()
        .orElse(0);
  }

  private static void print(String what, int width, Iterable<Row> rows) {
    var line = "%-" + width + "s %8s %6s %9s %9s%n";
    System.out.printf(line, what, "PID", "PORT", "RSS", "UPTIME");
    for (var row : rows) {
      System.out.printf(
          line,
          row.name(),
          row.pid().isPresent() ? row.pid().getAsLong() : "down",
          row.port().isPresent() ? row.port().getAsInt() : "-",
          row.rssMiB() + " MiB",
          row.uptimeSeconds() + " s");
    }
  }
}
