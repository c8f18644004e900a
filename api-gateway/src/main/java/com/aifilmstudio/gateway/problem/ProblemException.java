package com.aifilmstudio.gateway.problem;

import java.time.Duration;
import java.util.List;

/** A request is refused; its caller is told why. */
public class ProblemException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  public ProblemException(Problem problem) {
    // An answer, not a fault: no stack trace.
    super(problem.type().word() + ": " + problem.detail(), null, false, false);
    this.problem = problem;
  }

  public Problem problem() {
    return problem;
  }

  public static ProblemException plain(ProblemType type, String detail) {
    return new ProblemException(new Problem.Plain(type, detail));
  }

  public static ProblemException later(ProblemType type, String detail, Duration after) {
    return new ProblemException(new Problem.Later(type, detail, after));
  }

  /** One value is wrong. */
  public static ProblemException invalid(String pointer, String detail) {
    return new ProblemException(
        new Problem.Invalid(List.of(new Problem.Invalid.Fault(pointer, detail))));
  }

  /** It is not there, or is not the caller's: the two must look the same. */
  public static ProblemException notFound(String what) {
    return plain(ProblemType.NOT_FOUND, "There is no " + what + ".");
  }
}
