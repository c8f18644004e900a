package com.aifilmstudio.operator.renderjob;

import java.time.Instant;

/** What keeps the waiting tasks of a film from being claimed, though workers may be idle. */
sealed interface Hindrance {

  /** A cause that all workers of its pool share, for example a model store that is away. */
  record PoolPaused(String code, String message, Instant until) implements Hindrance {}

  /** Its account holds as many GPUs as administrators let it. */
  record QuotaReached(String account, int held, int quota) implements Hindrance {}

  /** All that waits has failed or was lost before, and pauses until then. */
  record TryingAgain(Instant at) implements Hindrance {}
}
