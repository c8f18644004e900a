package com.aifilmstudio.local.cli;

import com.aifilmstudio.core.Json;
import com.aifilmstudio.core.films.FilmView;
import com.aifilmstudio.core.films.FilmView.ShotView;
import com.aifilmstudio.local.cli.watch.ContactSheet;
import com.aifilmstudio.local.cli.watch.FilmPage;
import com.aifilmstudio.local.cli.watch.FilmWatch;
import com.aifilmstudio.local.cli.watch.FilmsClient;
import com.aifilmstudio.local.cli.watch.Screen;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows one film, once or until it has ended. */
@Command(
    name = "film",
    description =
        "Show one film with its scenes and shots: steps, stage, worker, failed attempts, GPU-seconds and when"
            + " each should be done. Times with a ~ are estimates.",
    mixinStandardHelpOptions = true)
final class FilmCommand implements Callable<Integer> {
  @Mixin private FilmsOfStudio films;

  @Parameters(paramLabel = "NAME", description = "Name of the film's RenderJob.")
  private String name;

  @ArgGroup private Instead instead;

  /** Other than the page. */
  private static final class Instead {
    @Option(names = "--json", description = "Print the film as JSON.", required = true)
    private boolean json;

    @Option(
        names = {"-w", "--watch"},
        description =
            "Show it until it has ended; exit code 0 only if it succeeded. Ctrl-C leaves the film"
                + " alone.",
        required = true)
    private boolean watch;

    @Option(
        names = "--preview",
        arity = "2",
        paramLabel = "SHOT FILE",
        hideParamSyntax = true,
        description = "Write the newest picture of a shot under way, a JPEG: --preview SHOT FILE.",
        required = true)
    private String[] preview;

    @Option(
        names = "--contact-sheet",
        paramLabel = "FILE",
        description = "Write one JPEG with the newest picture of each shot that has one.",
        required = true)
    private Path sheet;
  }

  @Override
  public Integer call() throws Exception {
    try (var client = films.open()) {
      var film = client.ask(films.namespace(), name);
      if (instead == null) {
        var now = InstantSource.system().instant();
        FilmPage.of(film, Terminal.tableWidth(), ZoneId.systemDefault(), now)
            .forEach(System.out::println);
      } else if (instead.json) {
        System.out.println(Json.write(film));
      } else if (instead.watch) {
        return watch(client, film);
      } else if (instead.preview != null) {
        preview(client, film, instead.preview[0], Path.of(instead.preview[1]));
      } else {
        sheet(client, film, instead.sheet);
      }
      return 0;
    }
  }

  private static int watch(FilmsClient client, FilmView film) throws InterruptedException {
    var screen = new Screen(System.out, Terminal.isThere(), Terminal.width(), Terminal.height());
    var ended = new FilmWatch(client, screen).follow(film);
    if (ended.phase().equals("Succeeded")) {
      return 0;
    }
    System.out.println(ended.message());
    return 1;
  }

  private static void preview(FilmsClient client, FilmView film, String shot, Path file)
      throws InterruptedException {
    if (film.shots().stream().map(ShotView::name).noneMatch(shot::equals)) {
      throw new CannotDo("Film %s has no shot %s.".formatted(film.name(), shot));
    }
    var picture =
        client
            .preview(film.namespace(), film.name(), shot)
            .orElseThrow(() -> new CannotDo("There is no picture of shot " + shot + " now."));
    try {
      Files.write(file, picture);
    } catch (IOException e) {
      throw CannotDo.write(file, e);
    }
    System.out.println(file);
  }

  private static void sheet(FilmsClient client, FilmView film, Path file)
      throws InterruptedException {
    var names = new ArrayList<String>();
    var pictures = new ArrayList<byte[]>();
    for (var shot : film.shots()) {
      client
          .preview(film.namespace(), film.name(), shot.name())
          .ifPresent(
              picture -> {
                names.add(shot.name());
                pictures.add(picture);
              });
    }
    if (pictures.isEmpty()) {
      throw new CannotDo("There are no pictures of film " + film.name() + " now.");
    }
    ContactSheet.write(pictures, file);
    System.out.println(file + ": " + String.join(" ", names));
  }
}
