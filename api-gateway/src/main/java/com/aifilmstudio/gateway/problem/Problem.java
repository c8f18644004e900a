package com.aifilmstudio.gateway.problem;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What is wrong with a request, and what its caller can do about it. */
public sealed interface Problem {

  ProblemType type();

  String detail();

  /** After this time the same request may succeed. */
  default Optional<Duration> retryAfter() {
    return Optional.empty();
  }

  /** Nothing more to say than which and why. */
  record Plain(ProblemType type, String detail) implements Problem {}

  /** Nothing is wrong with the request: not now. */
  record Later(ProblemType type, String detail, Duration after) implements Problem {
    @Override
    public Optional<Duration> retryAfter() {
      return Optional.of(after);
    }
  }

  /** Each error points into the body, or names a query parameter or header. */
  record Invalid(List<Fault> errors) implements Problem {

    /** One error; the pointer is a JSON pointer, {@code ?name} or {@code Header-Name}. */
    public record Fault(String pointer, String detail) {}

    public Invalid {
      errors = List.copyOf(errors);
    }

    @Override
    public ProblemType type() {
      return ProblemType.VALIDATION;
    }

    @Override
    public String detail() {
      return errors.size() == 1
          ? errors.getFirst().detail()
          : "%d values are not valid.".formatted(errors.size());
    }
  }

  /** In micro-credits. */
  record InsufficientCredits(long required, long available) implements Problem {
    @Override
    public ProblemType type() {
      return ProblemType.INSUFFICIENT_CREDITS;
    }

    @Override
    public String detail() {
      return "This needs %d micro-credits and %d are available.".formatted(required, available);
    }
  }

  /** Something of which an account has only so many. */
  record QuotaExceeded(long limit, String scope, Optional<Duration> retryAfter) implements Problem {
    @Override
    public ProblemType type() {
      return ProblemType.QUOTA_EXCEEDED;
    }

    @Override
    public String detail() {
      return "No more than %d %s.".formatted(limit, scope);
    }
  }
}
