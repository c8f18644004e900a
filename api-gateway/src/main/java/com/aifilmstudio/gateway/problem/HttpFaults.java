package com.aifilmstudio.gateway.problem;

/** What the framework itself refuses, before any operation is reached. */
final class HttpFaults {

  private HttpFaults() {}

  static Problem of(int status) {
    return switch (status) {
      case 401 -> new Problem.Plain(ProblemType.UNAUTHENTICATED, "Send a token or a key.");
      case 403 -> new Problem.Plain(ProblemType.FORBIDDEN, "You may not do this.");
      case 404 -> new Problem.Plain(ProblemType.NOT_FOUND, "There is nothing under this address.");
      case 405 ->
          new Problem.Plain(ProblemType.METHOD_NOT_ALLOWED, "This address takes other methods.");
      case 406 -> new Problem.Plain(ProblemType.NOT_ACCEPTABLE, "Accept application/json.");
      case 413 -> new Problem.Plain(ProblemType.TOO_LARGE, "The body is too long.");
      case 415 -> new Problem.Plain(ProblemType.UNSUPPORTED_MEDIA_TYPE, "Send application/json.");
      default ->
          status < 500
              ? new Problem.Plain(ProblemType.MALFORMED, "The request cannot be understood.")
              : new Problem.Plain(ProblemType.INTERNAL, "The request could not be answered.");
    };
  }
}
