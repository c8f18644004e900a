package com.aifilmstudio.gateway.uploads;

import com.aifilmstudio.gateway.access.Callers;
import com.aifilmstudio.gateway.access.Role;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Files that films are made of. */
@Path("/v1/uploads")
@Tag(name = "uploads")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class UploadsResource {

  private final UploadDesk desk;
  private final Callers callers;

  UploadsResource(UploadDesk desk, Callers callers) {
    this.desk = desk;
    this.callers = callers;
  }

  @POST
  @RolesAllowed(Role.MAKE)
  @RunOnVirtualThread
  @Operation(
      operationId = "createUpload",
      summary = "Get an address to upload a script to.",
      description =
          "The address takes exactly the file that was announced: its length and SHA-256 are signed"
              + " with it. Then order a film with its id in film.script_upload.")
  @APIResponse(
      responseCode = "201",
      description = "The address, which is good for a while.",
      content = @Content(schema = @Schema(implementation = UploadView.class)))
  public Response create(@NotNull @Valid UploadOrder order) {
    return Response.status(Response.Status.CREATED)
        .entity(desk.expect(callers.current(), order))
        .build();
  }
}
