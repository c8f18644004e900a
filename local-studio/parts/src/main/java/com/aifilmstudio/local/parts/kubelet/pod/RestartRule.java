package com.aifilmstudio.local.parts.kubelet.pod;

import java.time.Duration;
import java.time.Instant;

/** When a container runs again. */
enum RestartRule {
  Always,
  OnFailure,
  Never;

  /** What comes next for a container. */
  sealed interface Next {

    record Start() implements Next {}

    /**
     * @param backoff how long the wait is in all
     */
    record StartLater(Instant at, Duration backoff) implements Next {}

    record Keep() implements Next {}

    record Kill() implements Next {}

    /** It has ended and stays so. */
    record Rest(boolean succeeded) implements Next {}
  }

  static RestartRule of(String policy) {
    return policy == null ? Always : valueOf(policy);
  }

  Next next(ContainerSeen container, Backoff backoff, Instant now) {
    if (container.running()) {
      return container.probes().failed() ? new Next.Kill() : new Next.Keep();
    }
    return container
        .ended()
        .map(
            end ->
                again(end) ? restart(container, end, backoff, now) : new Next.Rest(end.succeeded()))
        .orElseGet(() -> unblocked(container, now));
  }

  private boolean again(Run.Ended end) {
    return switch (this) {
      case Always -> true;
      case OnFailure -> !end.succeeded();
      case Never -> false;
    };
  }

  private static Next restart(
      ContainerSeen container, Run.Ended end, Backoff backoff, Instant now) {
    Duration delay = backoff.delayAfter(end);
    Instant at = end.at().plus(delay);
    return now.isBefore(at) ? new Next.StartLater(at, delay) : unblocked(container, now);
  }

  private static Next unblocked(ContainerSeen container, Instant now) {
    return container
        .blocked()
        .filter(blocked -> now.isBefore(blocked.retryAt()))
        .<Next>map(blocked -> new Next.StartLater(blocked.retryAt(), Duration.ZERO))
        .orElseGet(Next.Start::new);
  }
}
