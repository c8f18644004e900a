package com.aifilmstudio.operator.dispatch;

import com.aifilmstudio.core.failure.RefusalCode;
import com.aifilmstudio.core.protocol.Problem;
import com.aifilmstudio.operator.objects.StoreUnavailable;
import com.fasterxml.jackson.core.JsonProcessingException;
import io.fabric8.kubernetes.client.KubernetesClientException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jooq.exception.DataAccessException;

/** Every refusal and every fault becomes a Problem; what happened inside stays in the log. */
class Problems {

  private static final Logger LOG = Logger.getLogger(Problems.class);

  @ServerExceptionMapper
  Response refused(Refusal refusal) {
    return answer(refusal.status(), refusal.problem());
  }

  @ServerExceptionMapper
  Response unreadable(JsonProcessingException e) {
    var where = e.getLocation();
    var place =
        where == null
            ? ""
            : " at line %d, column %d".formatted(where.getLineNr(), where.getColumnNr());
    return answer(
        RefusalCode.REQUEST_UNREADABLE, "The body is not the JSON expected" + place + ".");
  }

  @ServerExceptionMapper
  Response http(WebApplicationException e) {
    if (e.getCause() instanceof JsonProcessingException unreadable) {
      return unreadable(unreadable);
    }
    int status = e.getResponse().getStatus();
    return answer(
        status, new Problem("HTTP." + status, e.getResponse().getStatusInfo().getReasonPhrase()));
  }

  @ServerExceptionMapper
  Response database(DataAccessException e) {
    LOG.warnf("database: %s", e.getMessage());
    return away(RefusalCode.DATABASE_UNAVAILABLE, "The database does not answer: try again.");
  }

  @ServerExceptionMapper
  Response objects(StoreUnavailable e) {
    LOG.warn(e.getMessage());
    return away(RefusalCode.OBJECTS_UNAVAILABLE, "The object store does not answer: try again.");
  }

  @ServerExceptionMapper
  Response kubernetes(KubernetesClientException e) {
    LOG.warnf("API server: %s", e.getMessage());
    return away(RefusalCode.KUBERNETES_UNAVAILABLE, "The API server does not answer: try again.");
  }

  @ServerExceptionMapper
  Response fault(RuntimeException e) {
    var id = UUID.randomUUID();
    LOG.errorf(e, "fault id=%s", id);
    return answer(RefusalCode.INTERNAL, "Something went wrong; the log has it under " + id + ".");
  }

  private static Response away(RefusalCode code, String message) {
    return Response.fromResponse(answer(code, message)).header("Retry-After", 1).build();
  }

  private static Response answer(RefusalCode code, String message) {
    return answer(code.status(), new Problem(code.code(), message));
  }

  private static Response answer(int status, Problem problem) {
    return Response.status(status).type(MediaType.APPLICATION_JSON_TYPE).entity(problem).build();
  }
}
