package com.aifilmstudio.operator.renderjob;

import java.util.Optional;

/** What is known of the pool that a film asks for. */
sealed interface PoolSeen {

  /** {@code namespace/name}. */
  String pool();

  /** There is no such RenderPool. */
  record Absent(String pool) implements PoolSeen {
    String message() {
      return "There is no RenderPool %s (spec.poolRef).".formatted(pool);
    }
  }

  /** It renders no films of this namespace. */
  record NotAllowed(String pool, String message) implements PoolSeen {}

  /** It can never render this film; {@code aspect} says in one word what does not fit. */
  record Unfit(String pool, String aspect, String message) implements PoolSeen {}

  /** It is there, but its model is not, or not yet. */
  record WithoutModel(String pool, String why) implements PoolSeen {
    String message() {
      return "RenderPool %s has no model yet: %s".formatted(pool, why);
    }
  }

  /**
   * Its model was checked and kept under this digest.
   *
   * @param digest of the model that the film is, or will be, made with
   * @param workers that are registered, alive and have that model
   * @param replacedBy the model that the pool has gone on to, if it is another
   */
  record Available(String pool, String digest, int workers, Optional<String> replacedBy)
      implements PoolSeen {}
}
