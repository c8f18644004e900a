package com.aifilmstudio.local.cli;

import com.aifilmstudio.local.cli.film.Delivery;
import com.aifilmstudio.local.cli.film.Film;
import com.aifilmstudio.local.cli.film.FilmFile;
import com.aifilmstudio.local.cli.studio.LocalStudio;
import com.aifilmstudio.local.cli.studio.Narrator;
import com.aifilmstudio.local.cli.studio.StudioLogs;
import com.aifilmstudio.local.cli.watch.FilmsClient;
import com.aifilmstudio.local.cli.watch.Premiere;
import com.aifilmstudio.local.cli.watch.Screen;
import com.aifilmstudio.local.parts.process.Embedding;
import com.aifilmstudio.local.parts.process.StudioHome;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Renders one film from beginning to end and leaves nothing running. */
@Command(
    name = "demo",
    description =
        "Render a film on a real control plane with a real model: start the studio, apply the film,"
            + " show every shot, copy the outputs, stop everything. Exit code 0 only if the film"
            + " passed its checks.",
    mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
  private static final int MOST_GPUS = 64;

  @ArgGroup private Given given;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "out",
      description = "Where the film goes. Default: ${DEFAULT-VALUE}.")
  private Path out;

  @Option(
      names = "--gpus",
      paramLabel = "N",
      defaultValue = "2",
      description = "How many GPUs the local node says it has. Default: ${DEFAULT-VALUE}.")
  private int gpus;

  @Option(
      names = "--home",
      paramLabel = "DIR",
      description = "Folder of the demo's studio; kept afterwards. Default: a new one, removed.")
  private Path home;

  /** Which film; without a choice the one that comes with the project. */
  private static final class Given {
    @Option(
        names = "--script",
        paramLabel = "FILE",
        description = "A screenplay in Fountain.",
        required = true)
    private Path script;

    @Option(
        names = "--film",
        paramLabel = "FILE.yaml",
        description = "A RenderJob. Default: examples/night-train.yaml.",
        required = true)
    private Path film;
  }

  @Override
  public Integer call() throws Exception {
    Numbers.upTo("--gpus", gpus, MOST_GPUS);
    var checkout = Checkout.current();
    var film = film(checkout); // before anything is started: a bad file must not cost a minute
    var narrator = Narrator.of(System.err, Terminal.isThere(), Terminal.width());
    try (var embedding = embedding(narrator)) {
      var studio = new LocalStudio(embedding.supervisor(), checkout, gpus, narrator);
      studio.start();
      int code = watch(studio, film, narrator);
      if (code != 0) {
        narrator.say("The logs are in " + StudioLogs.in(embedding.home().root()).copyTo(out));
      }
      return code;
    }
  }

  /** The parts end with this command, however it ends; without a home of its own nothing stays. */
  private Embedding embedding(Narrator narrator) {
    return home == null
        ? Embedding.temporary(narrator)
        : Embedding.in(StudioHome.at(home), narrator);
  }

  private Film film(Checkout checkout) {
    if (given == null) {
      return FilmFile.renderJob(checkout.file("examples/night-train.yaml"));
    }
    return given.script != null
        ? FilmFile.screenplay(given.script)
        : FilmFile.renderJob(given.film);
  }

  private int watch(LocalStudio studio, Film film, Narrator narrator) throws Exception {
    try (var client = studio.client();
        var films = new FilmsClient(studio.operator(), studio.adminToken());
        var objects = studio.objects()) {
      var screen = new Screen(System.err, Terminal.isThere(), Terminal.width(), Terminal.height());
      var applied = new Premiere(client, films, screen).show(film);
      var status = applied.getStatus();
      if (!"Succeeded".equals(status.phase().name())) {
        narrator.say("%s: %s. %s".formatted(status.phase(), status.reason(), status.message()));
        return 1;
      }
      var copied = new Delivery(applied, objects).copyTo(out);
      System.out.println(copied.line());
      return 0;
    }
  }
}
