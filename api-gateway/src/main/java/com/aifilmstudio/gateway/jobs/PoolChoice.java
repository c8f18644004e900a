package com.aifilmstudio.gateway.jobs;

import com.aifilmstudio.core.bundle.Bundle;
import com.aifilmstudio.store.pool.PoolRow;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Which pool renders a film: the first that is as the order says, or why there is none. Pure. */
sealed interface PoolChoice {

  /** A pool of which the model is known. */
  record Candidate(PoolRow pool, Bundle bundle) {
    /** As people name the model, and as they may ask for it. */
    boolean hasModel(String wanted) {
      return wanted.equals(bundle.name())
          || wanted.equals(bundle.name() + "@" + bundle.version())
          || wanted.equals(pool.bundleDigest());
    }
  }

  record Chosen(Candidate candidate) implements PoolChoice {}

  record None(String why) implements PoolChoice {}

  /** {@code candidates}: pools that are open to the gateway, with their models. */
  static PoolChoice of(JobRequest request, List<Candidate> candidates) {
    if (candidates.isEmpty()) {
      return new None("No pool renders films of the gateway at present.");
    }
    var named =
        candidates.stream()
            .filter(it -> request.pool() == null || it.pool().name().equals(request.pool()))
            .toList();
    if (named.isEmpty()) {
      return new None("There is no pool %s for films of the gateway.".formatted(request.pool()));
    }
    var model =
        named.stream()
            .filter(it -> request.model() == null || it.hasModel(request.model()))
            .toList();
    if (model.isEmpty()) {
      return new None("No pool has the model %s.".formatted(request.model()));
    }
    return model.stream()
        .filter(it -> misfit(request, it.pool()).isEmpty())
        .findFirst()
        .<PoolChoice>map(Chosen::new)
        .orElseGet(() -> new None(misfit(request, model.getFirst().pool()).orElseThrow()));
  }

  private static Optional<String> misfit(JobRequest request, PoolRow pool) {
    var size = FilmText.size(request.film());
    int rate = FilmText.rate(request.film());
    if (over(size.width(), pool.maxWidth()) || over(size.height(), pool.maxHeight())) {
      return Optional.of(
          "The film is %d x %d, and pool %s renders at most %s x %s."
              .formatted(
                  size.width(),
                  size.height(),
                  pool.name(),
                  word(pool.maxWidth()),
                  word(pool.maxHeight())));
    }
    return over(rate, pool.maxFramesPerSecond())
        ? Optional.of(
            "The film has %d frames per second, and pool %s renders at most %s."
                .formatted(rate, pool.name(), word(pool.maxFramesPerSecond())))
        : Optional.empty();
  }

  private static boolean over(int value, OptionalInt limit) {
    return limit.isPresent() && value > limit.getAsInt();
  }

  private static String word(OptionalInt limit) {
    return limit.isPresent() ? String.valueOf(limit.getAsInt()) : "any";
  }
}
