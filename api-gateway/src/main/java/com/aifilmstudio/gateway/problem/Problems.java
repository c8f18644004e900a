package com.aifilmstudio.gateway.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jooq.exception.DataAccessException;

/** Every refusal and every fault becomes a problem; what happened inside stays in the log. */
public class Problems {

  private static final Logger LOG = Logger.getLogger(Problems.class);
  private static final MediaType PROBLEM = new MediaType("application", "problem+json");
  private static final Duration SOON = Duration.ofSeconds(2);

  @ServerExceptionMapper
  Response refused(ProblemException e) {
    return answer(e.problem());
  }

  @ServerExceptionMapper
  Response unreadable(JsonProcessingException e) {
    return answer(BodyFaults.of(e));
  }

  /** By its own type, or the framework's answer to it would come first. */
  @ServerExceptionMapper
  Response mismatched(MismatchedInputException e) {
    return unreadable(e);
  }

  @ServerExceptionMapper
  Response invalid(ConstraintViolationException e) {
    return answer(ParameterFaults.of(e));
  }

  @ServerExceptionMapper({UnauthorizedException.class, AuthenticationFailedException.class})
  Response unauthenticated() {
    return Response.fromResponse(
            answer(new Problem.Plain(ProblemType.UNAUTHENTICATED, "Send a token or a key.")))
        .header("WWW-Authenticate", "Bearer")
        .build();
  }

  @ServerExceptionMapper
  Response forbidden(ForbiddenException e) {
    return answer(
        new Problem.Plain(ProblemType.FORBIDDEN, "This needs a role that you do not have."));
  }

  @ServerExceptionMapper
  Response http(WebApplicationException e) {
    if (e.getCause() instanceof JsonProcessingException unreadable) {
      return unreadable(unreadable);
    }
    return answer(HttpFaults.of(e.getResponse().getStatus()));
  }

  @ServerExceptionMapper
  Response database(DataAccessException e) {
    LOG.warnf("database: %s", e.getMessage());
    return answer(
        new Problem.Later(
            ProblemType.BACKPRESSURE, "The studio's records cannot be reached: try again.", SOON));
  }

  @ServerExceptionMapper
  Response fault(RuntimeException e) {
    var id = UUID.randomUUID();
    LOG.errorf(e, "fault id=%s", id);
    return answer(
        new Problem.Plain(ProblemType.INTERNAL, "Tell the studio's operators this id: " + id));
  }

  /** The one place where a problem becomes an answer. */
  public static Response answer(Problem problem) {
    var response =
        Response.status(problem.type().status()).type(PROBLEM).entity(ProblemBody.of(problem));
    problem.retryAfter().ifPresent(after -> response.header("Retry-After", after.toSeconds()));
    return response.build();
  }
}
