package com.aifilmstudio.local.cli;

import com.aifilmstudio.core.Json;
import com.aifilmstudio.local.cli.film.FilmFile;
import com.aifilmstudio.local.cli.watch.FilmTable;
import com.aifilmstudio.local.cli.watch.FilmTable.Names;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows all films. */
@Command(
    name = "films",
    description =
        "Show the films of a studio that is up: phase, shots, place in the queue, when they start and"
            + " finish. Times with a ~ are estimates: the likely one, then the careful one, which"
            + " nine in ten films meet.",
    mixinStandardHelpOptions = true)
final class FilmsCommand implements Callable<Integer> {
  private static final int MOST = 500;

  @Mixin private FilmsOfStudio films;

  @Option(
      names = {"-A", "--all-namespaces"},
      description = "Films of all namespaces.")
  private boolean all;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "100",
      description = "How many at most, 1 to 500. Default: ${DEFAULT-VALUE}.")
  private int limit;

  @Option(
      names = "--json",
      description =
          "Print JSON: {films: [{namespace, name, phase, reason, shots, shotsDone, progressPercent,"
              + " times, outlook: {position, start: {p50, p90}, finish: {p50, p90}}}], more}.")
  private boolean json;

  @Override
  public Integer call() throws InterruptedException {
    Numbers.upTo("--limit", limit, MOST);
    try (var client = films.open()) {
      var list = client.list(all ? Optional.empty() : Optional.of(films.namespace()), limit);
      if (json) {
        System.out.println(Json.write(list));
      } else if (list.films().isEmpty()) {
        System.out.println(none());
      } else {
        var names = all ? Names.WITH_NAMESPACE : Names.BARE;
        var now = InstantSource.system().instant();
        FilmTable.of(list, names, Terminal.tableWidth(), ZoneId.systemDefault(), now)
            .forEach(System.out::println);
      }
      return 0;
    }
  }

  private String none() {
    var none = all ? "No films yet." : "No films in namespace " + films.namespace() + " yet.";
    return all || films.namespace().equals(FilmFile.NAMESPACE)
        ? none + " Order one: ./studio kubectl apply -f examples/night-train.yaml"
        : none;
  }
}
