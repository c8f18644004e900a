package com.aifilmstudio.local.cli.watch;

import com.aifilmstudio.core.films.FilmView;
import com.aifilmstudio.local.cli.CannotDo;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Shows a film until it has ended, well or not. */
public final class FilmWatch {
  private static final Set<String> ENDED = Set.of("Succeeded", "Failed", "Canceled", "Expired");
  private static final long BETWEEN_PICTURES = TimeUnit.MILLISECONDS.toNanos(500);

  private final FilmsClient films;
  private final Screen screen;

  public FilmWatch(FilmsClient films, Screen screen) {
    this.films = films;
    this.screen = screen;
  }

  /** The film as it ended. An operator that is away for a while is waited for. */
  public FilmView follow(FilmView first) throws InterruptedException {
    var film = first;
    while (true) {
      screen.show(film);
      if (ENDED.contains(film.phase())) {
        return film;
      }
      LockSupport.parkNanos(BETWEEN_PICTURES);
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      film = next(film);
    }
  }

  private FilmView next(FilmView film) throws InterruptedException {
    return switch (films.look(film.namespace(), film.name())) {
      case Look.Seen seen -> seen.film();
      case Look.Away away -> film;
      case Look.Unknown gone ->
          throw new CannotDo("Film %s was deleted meanwhile.".formatted(film.name()));
    };
  }
}
