package com.aifilmstudio.operator.renderjob;

/** What is known of the pool that a film asks for. */
sealed interface PoolSeen {

  /** There is no such RenderPool. */
  record Absent(String pool) implements PoolSeen {}

  /** It is there, but its model is not, or not yet. */
  record WithoutModel(String pool, String message) implements PoolSeen {}

  /** Its model was checked and kept under this digest; {@code workers} are registered and alive. */
  record Available(String pool, String digest, int workers) implements PoolSeen {}
}
