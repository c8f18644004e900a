package com.aifilmstudio.operator.films;

import com.aifilmstudio.core.failure.RefusalCode;
import com.aifilmstudio.core.protocol.Problem;
import java.util.Optional;

/** A reader is told why there is no answer. */
class FilmRefusal extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int status;
  private final transient Problem problem;

  private FilmRefusal(RefusalCode code, String message) {
    super(
        code.code() + ": " + message, null, false, false); // an answer, not a fault: no stack trace
    this.status = code.status();
    this.problem = new Problem(code.code(), message);
  }

  int status() {
    return status;
  }

  Problem problem() {
    return problem;
  }

  static FilmRefusal noToken() {
    return new FilmRefusal(
        RefusalCode.TOKEN_MISSING,
        "Send a Kubernetes token as bearer token (kubectl create token …).");
  }

  static FilmRefusal badToken() {
    return new FilmRefusal(RefusalCode.TOKEN_REFUSED, "The API server does not accept the token.");
  }

  static FilmRefusal forbidden(String who, String namespace, String name) {
    return new FilmRefusal(
        RefusalCode.FILM_FORBIDDEN,
        "%s may not get RenderJob %s in namespace %s.".formatted(who, name, namespace));
  }

  static FilmRefusal mayNotList(String who, Optional<String> namespace) {
    return new FilmRefusal(
        RefusalCode.FILM_FORBIDDEN,
        "%s may not list RenderJobs in %s."
            .formatted(who, namespace.map(it -> "namespace " + it).orElse("all namespaces")));
  }

  static FilmRefusal unknown(String namespace, String name) {
    return new FilmRefusal(
        RefusalCode.FILM_UNKNOWN,
        "There is no film %s in namespace %s (yet).".formatted(name, namespace));
  }

  static FilmRefusal noPreview(String name, String shot) {
    return new FilmRefusal(
        RefusalCode.PREVIEW_NONE,
        "There is no picture of shot %s of film %s now.".formatted(shot, name));
  }
}
