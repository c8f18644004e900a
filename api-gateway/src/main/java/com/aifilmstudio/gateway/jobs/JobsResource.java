package com.aifilmstudio.gateway.jobs;

import com.aifilmstudio.gateway.access.Callers;
import com.aifilmstudio.gateway.access.Role;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Films that are ordered: read, changed, ended, deleted. */
@Path("/v1/jobs")
@Tag(name = "jobs")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class JobsResource {

  private static final int OFTEN = 2;

  private final JobLists lists;
  private final JobReader reader;
  private final LongPoll polls;
  private final Changes changes;
  private final ShotReader shots;
  private final Callers callers;

  JobsResource(
      JobLists lists,
      JobReader reader,
      LongPoll polls,
      Changes changes,
      ShotReader shots,
      Callers callers) {
    this.lists = lists;
    this.reader = reader;
    this.polls = polls;
    this.changes = changes;
    this.shots = shots;
    this.callers = callers;
  }

  @GET
  @RolesAllowed(Role.VIEW)
  @RunOnVirtualThread
  @Operation(operationId = "listJobs", summary = "List films, the newest first.")
  public JobLists.Page list(
      @Parameter(description = "Only films of this status.") @QueryParam("status") String status,
      @Parameter(description = "Only films with this label, as name:value; may be repeated.")
          @QueryParam("label")
          List<String> label,
      @Parameter(description = "Only films that were ordered after this time.")
          @QueryParam("created_after")
          String createdAfter,
      @Parameter(description = "The cursor of the page before.") @QueryParam("after") String after,
      @QueryParam("limit") @DefaultValue("20") @Min(1) @Max(100) int limit) {
    var wish = JobLists.Wish.of(status, label, createdAfter, after, limit);
    return lists.list(callers.current().account(), wish);
  }

  @GET
  @Path("/{id}")
  @RolesAllowed(Role.VIEW)
  @RunOnVirtualThread
  @Operation(
      operationId = "getJob",
      summary = "Read a film.",
      description =
          "With wait, the answer comes when the film is over; with wait and If-None-Match, as soon"
              + " as anything about it is new.")
  @APIResponse(
      responseCode = "200",
      description = "The film.",
      content = @Content(schema = @Schema(implementation = JobView.class)))
  @APIResponse(responseCode = "304", description = "Nothing is new.")
  public Response get(
      @PathParam("id") String id,
      @Parameter(description = "Seconds to wait for news, 0 to 60.")
          @QueryParam("wait")
          @DefaultValue("0")
          @Min(0)
          @Max(60)
          int wait,
      @HeaderParam("If-None-Match") String known) {
    if (wait == 0) {
      return glance(reader.glance(callers.current().account(), id), known);
    }
    var seen =
        polls.until(
            callers.current().account(),
            id,
            Duration.ofSeconds(wait),
            it -> it.over() || known != null && !it.etag().isIn(known));
    return seen.etag().isIn(known)
        ? Response.notModified().header("ETag", seen.etag().text()).build()
        : answer(Response.Status.OK, seen);
  }

  @PATCH
  @Path("/{id}")
  @RolesAllowed(Role.MAKE)
  @RunOnVirtualThread
  @Operation(
      operationId = "changeJob",
      summary = "Pause, resume, cancel, or change priority, deadline or labels.",
      description =
          "If-Match carries the ETag of the job as its caller knows it. Progress since then does"
              + " not matter, another change does.")
  @APIResponse(
      responseCode = "200",
      description = "The film as it is now wanted.",
      content = @Content(schema = @Schema(implementation = JobView.class)))
  public Response change(
      @PathParam("id") String id,
      @Parameter(required = true) @HeaderParam("If-Match") String known,
      @Parameter(hidden = true) @HeaderParam("traceparent") String trace,
      JobChange change) {
    var account = callers.current().account();
    changes.change(account, id, known, change, Optional.ofNullable(trace));
    return answer(Response.Status.OK, reader.see(account, id));
  }

  @POST
  @Path("/{id}/cancel")
  @Consumes(MediaType.WILDCARD)
  @RolesAllowed(Role.MAKE)
  @RunOnVirtualThread
  @Operation(
      operationId = "cancelJob",
      summary = "Cancel a film.",
      description = "A film that is over, or canceled already, stays as it is.")
  @APIResponse(
      responseCode = "202",
      description = "It ends when the last worker has stopped.",
      content = @Content(schema = @Schema(implementation = JobView.class)))
  public Response cancel(
      @PathParam("id") String id,
      @Parameter(hidden = true) @HeaderParam("traceparent") String trace) {
    var account = callers.current().account();
    changes.cancel(account, id, Optional.ofNullable(trace));
    return answer(Response.Status.ACCEPTED, reader.see(account, id));
  }

  @DELETE
  @Path("/{id}")
  @RolesAllowed(Role.MAKE)
  @RunOnVirtualThread
  @Operation(operationId = "deleteJob", summary = "Delete a film that is over, with its files.")
  @APIResponse(responseCode = "204", description = "It is gone; what it cost is still on record.")
  public void delete(@PathParam("id") String id) {
    changes.delete(callers.current().account(), id);
  }

  @GET
  @Path("/{id}/shots")
  @RolesAllowed(Role.VIEW)
  @RunOnVirtualThread
  @Operation(operationId = "listShots", summary = "List the shots of a film, in its order.")
  public ShotReader.ShotList shots(@PathParam("id") String id) {
    return shots.of(callers.current().account(), id);
  }

  private static Response glance(StatusCache.Shown shown, String known) {
    var tag = shown.etag();
    if (tag.isIn(known)) {
      return Response.notModified().header("ETag", tag.text()).build();
    }
    var answer = Response.ok(shown.json()).header("ETag", tag.text());
    return shown.over() ? answer.build() : answer.header("Retry-After", OFTEN).build();
  }

  private static Response answer(Response.Status status, JobReader.Seen seen) {
    var answer = Response.status(status).entity(seen.view()).header("ETag", seen.etag().text());
    return seen.over() ? answer.build() : answer.header("Retry-After", OFTEN).build();
  }
}
