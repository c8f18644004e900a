package com.aifilmstudio.operator.renderjob;

import com.aifilmstudio.api.v1alpha1.Film;
import com.aifilmstudio.api.v1alpha1.FilmBuilder;
import com.aifilmstudio.api.v1alpha1.RenderJob;
import com.aifilmstudio.core.Json;
import com.aifilmstudio.core.plan.FilmOrder;
import com.aifilmstudio.core.plan.FilmOrder.ListedShot;
import com.aifilmstudio.core.plan.FilmOrder.Source;
import com.aifilmstudio.store.job.NewJob;
import java.util.Optional;

/** What a resource orders, in the words of the planner and of the database. Pure. */
final class Orders {

  private Orders() {}

  static NewJob row(RenderJob job, String account) {
    var meta = job.getMetadata();
    var spec = job.getSpec();
    return new NewJob(
        meta.getUid(),
        meta.getNamespace(),
        meta.getName(),
        account,
        PoolName.of(job).toString(),
        spec.priority(),
        Wishes.of(spec).deadline(),
        spec.retry().maxAttemptsPerShot(),
        spec.retry().maxFailedShots(),
        Json.write(FilmBuilder.builder(spec.film()).script(null).build()), // it has its column
        Json.write(spec.outputs()),
        Json.write(spec.quality()));
  }

  static FilmOrder film(RenderJob job, Optional<String> screenplay) {
    var film = job.getSpec().film();
    var title = Optional.ofNullable(film.title());
    return new FilmOrder(
        screenplay.isPresent() ? title.orElse("") : title.orElse(job.getMetadata().getName()),
        source(film, screenplay),
        film.size().width(),
        film.size().height(),
        film.framesPerSecond(),
        Optional.ofNullable(film.style()).orElse(""),
        film.seed(),
        Optional.ofNullable(film.steps()),
        Optional.ofNullable(film.guidance()).map(Double::valueOf));
  }

  private static Source source(Film film, Optional<String> screenplay) {
    return screenplay
        .<Source>map(Source.Screenplay::new)
        .orElseGet(
            () ->
                new Source.ShotList(
                    film.shots().stream()
                        .map(s -> new ListedShot(s.name(), s.prompt(), s.seconds()))
                        .toList()));
  }
}
