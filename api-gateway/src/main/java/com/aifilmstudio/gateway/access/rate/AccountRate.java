package com.aifilmstudio.gateway.access.rate;

import com.aifilmstudio.gateway.access.Caller;
import com.aifilmstudio.gateway.problem.Problem;
import com.aifilmstudio.gateway.problem.Problems;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.time.Duration;
import java.util.Optional;

/** Requests of one account: every answer tells how many are left, and too many are refused. */
@Provider
class AccountRate implements ContainerRequestFilter, ContainerResponseFilter {

  private static final String WINDOW = AccountRate.class.getName();

  private final Windows windows;
  private final SecurityIdentity identity;
  private final ResourceInfo operation;

  AccountRate(Windows windows, SecurityIdentity identity, @Context ResourceInfo operation) {
    this.windows = windows;
    this.identity = identity;
    this.operation = operation;
  }

  @Override
  public void filter(ContainerRequestContext request) {
    if (operation.getResourceMethod().isAnnotationPresent(PermitAll.class)) {
      return; // who calls is not even looked at
    }
    var caller = identity.<Caller>getAttribute(Caller.ATTRIBUTE);
    if (caller == null) {
      return; // somebody who is refused
    }
    var window = windows.requestOf(caller.account());
    window.ifPresent(it -> request.setProperty(WINDOW, it));
    window
        .filter(Window::isOver)
        .ifPresent(
            over ->
                request.abortWith(
                    Problems.answer(
                        new Problem.QuotaExceeded(
                            over.limit(),
                            "requests per minute",
                            Optional.of(Duration.ofSeconds(over.seconds()))))));
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    if (request.getProperty(WINDOW) instanceof Window window) {
      response.getHeaders().putSingle("RateLimit-Policy", window.policy());
      response.getHeaders().putSingle("RateLimit", window.header());
    }
  }
}
