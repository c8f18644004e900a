package com.aifilmstudio.local.cli;

import com.aifilmstudio.core.Json;
import com.aifilmstudio.core.bundle.Bundle;
import com.aifilmstudio.core.plan.FilmPlanner;
import com.aifilmstudio.core.plan.PlanTable;
import com.aifilmstudio.core.plan.Planned;
import com.aifilmstudio.local.cli.film.FilmFile;
import com.aifilmstudio.local.cli.film.Orders;
import com.aifilmstudio.local.cli.studio.Model;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows how a script becomes shots. */
@Command(
    name = "plan",
    description =
        "Show the scenes, shots, seconds and prompts that a film is made of, and the words that the"
            + " model cannot draw. Nothing is rendered. Exit code 0 when there is a plan.",
    mixinStandardHelpOptions = true)
final class PlanCommand implements Callable<Integer> {
  @Parameters(paramLabel = "FILE", description = "A screenplay in Fountain, or a RenderJob (YAML).")
  private Path file;

  @Option(names = "--json", description = "Print the whole plan as JSON.")
  private boolean json;

  @Option(
      names = "--width",
      paramLabel = "COLUMNS",
      description = "Width of the table. Default: that of the terminal, else 120.")
  private Integer width;

  @Override
  public Integer call() {
    var model = Model.tinyfilm(Checkout.current());
    var bundle = Json.read(model.manifest(), Bundle.class);
    return switch (FilmPlanner.plan(Orders.of(FilmFile.read(file)), bundle, model.digest())) {
      case Planned.Film made -> {
        System.out.print(
            json
                ? Json.write(made.plan()) + "\n"
                : PlanTable.of(made.plan(), width == null ? Terminal.width() : width));
        yield 0;
      }
      case Planned.Refused refused -> {
        refused.problems().forEach(problem -> System.err.println(problem.message()));
        yield 1;
      }
    };
  }
}
