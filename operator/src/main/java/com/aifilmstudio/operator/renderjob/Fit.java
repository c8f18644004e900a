package com.aifilmstudio.operator.renderjob;

import com.aifilmstudio.api.v1alpha1.Film;
import com.aifilmstudio.api.v1alpha1.FilmLimits;
import com.aifilmstudio.api.v1alpha1.RenderJobSpec;
import com.aifilmstudio.api.v1alpha1.RenderPoolSpec;
import com.aifilmstudio.api.v1alpha1.Requirements;
import com.aifilmstudio.core.bundle.Bundle;
import java.util.Optional;

/** Whether a pool can ever render a film, and if not, what is in the way. Pure. */
final class Fit {

  private Fit() {}

  /** What does not fit: in one word for programs, and in a sentence with what would be right. */
  record Misfit(String aspect, String message) {}

  /** Needs no model: what the pool is like without one. */
  static Optional<Misfit> ofPool(RenderJobSpec job, RenderPoolSpec pool, String name) {
    return size(job.film(), pool.limits(), name)
        .or(() -> rate(job.film(), pool.limits(), name))
        .or(() -> engine(job, pool, name))
        .or(() -> gpu(job, pool, name));
  }

  static Optional<Misfit> ofModel(RenderJobSpec job, Bundle bundle, String digest, String name) {
    return required(job)
        .map(Requirements::model)
        .filter(
            model ->
                !model.equals(digest)
                    && !model.equals(bundle.name())
                    && !model.equals(bundle.name() + "@" + bundle.version()))
        .map(
            model ->
                new Misfit(
                    "OtherModel",
                    "spec.requires.model is %s, and RenderPool %s has %s@%s (%s)%s"
                        .formatted(
                            model, name, bundle.name(), bundle.version(), digest, advice())));
  }

  private static Optional<Misfit> size(Film film, FilmLimits most, String name) {
    var size = film.size();
    boolean wide = most.width() != null && size.width() > most.width();
    boolean high = most.height() != null && size.height() > most.height();
    return wide || high
        ? Optional.of(
            new Misfit(
                "SizeTooLarge",
                "spec.film.size is %d x %d, and RenderPool %s renders at most %s x %s%s"
                    .formatted(
                        size.width(),
                        size.height(),
                        name,
                        orAny(most.width()),
                        orAny(most.height()),
                        advice())))
        : Optional.empty();
  }

  private static Optional<Misfit> rate(Film film, FilmLimits most, String name) {
    return Optional.ofNullable(most.framesPerSecond())
        .filter(limit -> film.framesPerSecond() > limit)
        .map(
            limit ->
                new Misfit(
                    "FrameRateTooHigh",
                    "spec.film.framesPerSecond is %d, and RenderPool %s renders at most %d%s"
                        .formatted(film.framesPerSecond(), name, limit, advice())));
  }

  private static Optional<Misfit> engine(RenderJobSpec job, RenderPoolSpec pool, String name) {
    return required(job)
        .map(Requirements::engine)
        .filter(engine -> engine != pool.engine())
        .map(
            engine ->
                new Misfit(
                    "OtherEngine",
                    "spec.requires.engine is %s, and that of RenderPool %s is %s%s"
                        .formatted(engine, name, pool.engine(), advice())));
  }

  private static Optional<Misfit> gpu(RenderJobSpec job, RenderPoolSpec pool, String name) {
    var kind = pool.worker().gpu().kind();
    return required(job)
        .map(Requirements::gpu)
        .filter(gpu -> !gpu.equals(kind))
        .map(
            gpu ->
                new Misfit(
                    "OtherGpu",
                    "spec.requires.gpu is %s, and workers of RenderPool %s have %s%s"
                        .formatted(gpu, name, kind, advice())));
  }

  private static Optional<Requirements> required(RenderJobSpec job) {
    return Optional.ofNullable(job.requires());
  }

  private static String orAny(Integer limit) {
    return limit == null ? "any" : limit.toString();
  }

  private static String advice() {
    return ": order it so in a new RenderJob, or name another pool there.";
  }
}
