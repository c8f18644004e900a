package com.aifilmstudio.gateway.problem;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/** {@code application/problem+json}, with the members of all types; most are absent in most. */
public record ProblemBody(
    URI type,
    String title,
    int status,
    String detail,
    Optional<List<Problem.Invalid.Fault>> errors,
    Optional<Long> required,
    Optional<Long> available,
    Optional<Long> limit,
    Optional<String> scope) {

  static ProblemBody of(Problem problem) {
    var bare = bare(problem);
    return switch (problem) {
      case Problem.Plain _, Problem.Later _ -> bare;
      case Problem.Invalid it -> bare.withErrors(it.errors());
      case Problem.InsufficientCredits it -> bare.withCredits(it.required(), it.available());
      case Problem.QuotaExceeded it -> bare.withLimit(it.limit(), it.scope());
    };
  }

  private static ProblemBody bare(Problem problem) {
    var type = problem.type();
    return new ProblemBody(
        type.uri(),
        type.title(),
        type.status(),
        problem.detail(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private ProblemBody withErrors(List<Problem.Invalid.Fault> faults) {
    return new ProblemBody(
        type, title, status, detail, Optional.of(faults), required, available, limit, scope);
  }

  private ProblemBody withCredits(long needed, long there) {
    return new ProblemBody(
        type, title, status, detail, errors, Optional.of(needed), Optional.of(there), limit, scope);
  }

  private ProblemBody withLimit(long most, String of) {
    return new ProblemBody(
        type,
        title,
        status,
        detail,
        errors,
        required,
        available,
        Optional.of(most),
        Optional.of(of));
  }
}
