package com.aifilmstudio.local.cli;

import com.aifilmstudio.local.cli.film.FilmFile;
import com.aifilmstudio.local.cli.studio.LocalStudio;
import com.aifilmstudio.local.cli.studio.Narrator;
import com.aifilmstudio.local.cli.studio.StudioStatus;
import com.aifilmstudio.local.cli.watch.FilmsClient;
import com.aifilmstudio.local.parts.process.StartListener;
import com.aifilmstudio.local.parts.process.Supervisor;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Where a command looks for films: a studio that is up, and a namespace in it. */
final class FilmsOfStudio {
  @Mixin private HomeOption home;

  @Option(
      names = {"-n", "--namespace"},
      paramLabel = "NAME",
      defaultValue = FilmFile.NAMESPACE,
      description = "Namespace of the films. Default: ${DEFAULT-VALUE}.")
  private String namespace;

  String namespace() {
    return namespace;
  }

  /** The studio's films API; the caller closes it. */
  FilmsClient open() {
    var path = home.path();
    if (StudioStatus.of(path).parts().stream().noneMatch(part -> part.pid().isPresent())) {
      throw new CannotDo("No studio is up in " + path + ". Start one with ./studio up.");
    }
    var supervisor = Supervisor.detached(home.open(), StartListener.NONE);
    var studio = new LocalStudio(supervisor, Checkout.current(), 1, new Narrator(System.err));
    return new FilmsClient(studio.operator(), studio.adminToken());
  }
}
