package com.aifilmstudio.gateway.events;

import com.aifilmstudio.gateway.access.Callers;
import com.aifilmstudio.gateway.access.Role;
import com.aifilmstudio.gateway.jobs.JobReader;
import com.aifilmstudio.gateway.live.Pictures;
import com.aifilmstudio.gateway.problem.ProblemException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What a shot that is being rendered looks like so far. */
@Path("/v1/jobs/{id}/shots/{shot}/preview")
@Tag(name = "jobs")
public class PreviewResource {

  /** Its address changes with the picture; it is gone from here within minutes anyway. */
  private static final String CACHED = "private, max-age=120, immutable";

  private final JobReader jobs;
  private final Pictures pictures;
  private final Callers callers;

  PreviewResource(JobReader jobs, Pictures pictures, Callers callers) {
    this.jobs = jobs;
    this.pictures = pictures;
    this.callers = callers;
  }

  @GET
  @RolesAllowed(Role.VIEW)
  @RunOnVirtualThread
  @Produces("image/jpeg")
  @Operation(
      operationId = "getPreview",
      summary = "See what a shot looks like so far.",
      description =
          "The newest picture of a shot that is rendered; events and the list of shots tell its"
              + " address. Pictures are kept for two minutes, and there may be none.")
  @APIResponse(
      responseCode = "200",
      description = "A picture.",
      content =
          @Content(
              mediaType = "image/jpeg",
              schema = @Schema(type = SchemaType.STRING, format = "binary")))
  public Response get(@PathParam("id") String id, @PathParam("shot") String shot) {
    var job = jobs.owned(callers.current().account(), id).row().id();
    var picture =
        pictures
            .find(job.value(), shot)
            .orElseThrow(() -> ProblemException.notFound("picture of it at the moment"));
    return Response.ok(picture, "image/jpeg").header("Cache-Control", CACHED).build();
  }
}
