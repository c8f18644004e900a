package com.aifilmstudio.gateway.events;

import com.aifilmstudio.gateway.access.Callers;
import com.aifilmstudio.gateway.access.Role;
import com.aifilmstudio.gateway.jobs.JobReader;
import com.aifilmstudio.gateway.problem.ProblemException;
import com.aifilmstudio.gateway.start.GatewayConfig;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Where a film is followed as it is made. */
@Path("/v1/jobs/{id}/events")
@Tag(name = "events")
public class EventsResource {

  private final JobReader jobs;
  private final Following following;
  private final Callers callers;
  private final GatewayConfig.Events config;

  EventsResource(JobReader jobs, Following following, Callers callers, GatewayConfig config) {
    this.jobs = jobs;
    this.following = following;
    this.callers = callers;
    this.config = config.events();
  }

  @GET
  @RolesAllowed(Role.VIEW)
  @Produces(MediaType.SERVER_SENT_EVENTS)
  @RunOnVirtualThread
  @Operation(
      operationId = "followJob",
      summary = "Follow a film as it is made.",
      description =
          "Server-sent events, from the first one on or from after Last-Event-ID. Ends with the"
              + " film; a comment comes every 15 s while nothing happens. shot.progress and"
              + " shot.preview have no id and are not replayed.")
  public void follow(
      @PathParam("id") String id,
      @Parameter(description = "Of the last event that was seen.") @HeaderParam("Last-Event-ID")
          String last,
      @Context SseEventSink sink,
      @Context Sse sse) {
    var job = jobs.owned(callers.current().account(), id).row().id();
    following.follow(job, after(last), new Listener(sink, sse, config.patience()));
  }

  private static int after(String last) {
    if (last == null || last.isEmpty()) {
      return 0;
    }
    if (!last.matches("\\d{1,9}")) {
      throw ProblemException.invalid("Last-Event-ID", "Send the id of the last event seen.");
    }
    return Integer.parseInt(last);
  }
}
