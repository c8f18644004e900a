package com.aifilmstudio.operator.renderpool;

/** Whether the pool's model can be used. */
sealed interface ModelSeen {

  /** Its manifest was read, has the digest of the spec, and is kept. */
  record Available(String digest) implements ModelSeen {}

  /** Why not; {@code reason} is for programs. */
  record Missing(String reason, String message) implements ModelSeen {}
}
