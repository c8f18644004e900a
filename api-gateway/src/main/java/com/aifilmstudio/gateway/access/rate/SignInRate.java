package com.aifilmstudio.gateway.access.rate;

import com.aifilmstudio.gateway.access.AccessConfig;
import com.aifilmstudio.gateway.problem.Problem;
import com.aifilmstudio.gateway.problem.ProblemException;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;

/** Sign-ins from one address: nobody tries codes at any rate. */
@RequestScoped
public class SignInRate {

  private final Windows windows;
  private final HttpServerRequest request;
  private final int limit;

  SignInRate(Windows windows, HttpServerRequest request, AccessConfig config) {
    this.windows = windows;
    this.request = request;
    this.limit = config.rate().signIns();
  }

  /** Counts one; refuses it when there were too many. */
  public void count() {
    windows
        .count("sign-in:" + request.remoteAddress().hostAddress(), limit)
        .filter(Window::isOver)
        .ifPresent(
            over -> {
              throw new ProblemException(
                  new Problem.QuotaExceeded(
                      limit, "sign-ins per minute", Optional.of(over.left())));
            });
  }
}
