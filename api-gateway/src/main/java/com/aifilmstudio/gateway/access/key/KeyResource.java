package com.aifilmstudio.gateway.access.key;

import com.aifilmstudio.gateway.access.Role;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Keys of programs. */
@Path("/v1/api-keys")
@Tag(name = "api keys")
@RunOnVirtualThread
public class KeyResource {

  private final KeyDesk desk;

  KeyResource(KeyDesk desk) {
    this.desk = desk;
  }

  /** An account's keys, the newest first. */
  public record KeyList(List<KeyView> data) {}

  @POST
  @RolesAllowed(Role.MAKE)
  @Operation(operationId = "createApiKey", summary = "Make a key for a program.")
  @APIResponse(
      responseCode = "201",
      description = "The key, with its secret: the only time that it is told.",
      content = @Content(schema = @Schema(implementation = KeyView.class)))
  public Response create(@NotNull @Valid KeyOrder order) {
    var made = desk.make(order);
    return Response.created(URI.create("/v1/api-keys/" + made.id())).entity(made).build();
  }

  @GET
  @RolesAllowed(Role.MAKE)
  @Operation(operationId = "listApiKeys", summary = "List the account's keys.")
  public KeyList list() {
    return new KeyList(desk.list());
  }

  @GET
  @Path("/{id}")
  @RolesAllowed(Role.MAKE)
  @Operation(operationId = "readApiKey", summary = "Read one of the account's keys.")
  public KeyView read(@PathParam("id") String id) {
    return desk.read(id);
  }

  @DELETE
  @Path("/{id}")
  @RolesAllowed(Role.MAKE)
  @Operation(operationId = "revokeApiKey", summary = "Take a key back: it opens nothing any more.")
  @APIResponse(responseCode = "204", description = "Taken back; also when it was before.")
  public Response revoke(@PathParam("id") String id) {
    desk.revoke(id);
    return Response.noContent().build();
  }
}
