package com.aifilmstudio.core.films;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A film in a list. {@code phase} and {@code reason} are those of the RenderJob's status. */
public record FilmSummary(
    String job,
    String namespace,
    String name,
    String pool,
    String phase,
    String reason,
    int shots,
    int shotsDone,
    int progressPercent,
    Times times,
    Outlook outlook) {

  /** What has happened to it: ordered, begun by a worker, over. */
  public record Times(Instant ordered, Optional<Instant> started, Optional<Instant> finished) {}

  /**
   * Films in the order in which people look for them: those that are not over, then the others, the
   * latest first.
   *
   * @param more whether there are films that the list leaves out
   */
  public record FilmList(List<FilmSummary> films, boolean more) {}
}
