package com.aifilmstudio.local.cli.film;

import com.aifilmstudio.core.plan.FilmOrder;
import com.aifilmstudio.core.plan.FilmOrder.ListedShot;
import com.aifilmstudio.core.plan.FilmOrder.Source;
import com.aifilmstudio.local.cli.CannotDo;
import java.util.Optional;

/** What the planner is asked for a RenderJob. */
public final class Orders {
  private Orders() {}

  /** The order of a film whose file holds its script or its shots. */
  public static FilmOrder of(Film ordered) {
    var film = ordered.job().getSpec().film();
    return new FilmOrder(
        Optional.ofNullable(film.title()).orElse(""),
        source(ordered),
        film.size().width(),
        film.size().height(),
        film.framesPerSecond(),
        Optional.ofNullable(film.style()).orElse(""),
        film.seed(),
        Optional.ofNullable(film.steps()),
        Optional.ofNullable(film.guidance()).map(Double::valueOf));
  }

  private static Source source(Film ordered) {
    var film = ordered.job().getSpec().film();
    if (film.script() != null) {
      return new Source.Screenplay(film.script());
    }
    if (film.scriptRef() != null) {
      return new Source.Screenplay(
          ordered
              .referredScript()
              .orElseThrow(
                  () ->
                      new CannotDo(
                          "The script of this film is key %s of ConfigMap %s, which is not in the"
                                  .formatted(film.scriptRef().key(), film.scriptRef().name())
                              + " same file; give the screenplay's own file instead.")));
    }
    return new Source.ShotList(
        film.shots().stream()
            .map(shot -> new ListedShot(shot.name(), shot.prompt(), shot.seconds()))
            .toList());
  }
}
