package com.aifilmstudio.gateway.webhooks;

import com.aifilmstudio.gateway.access.Role;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Addresses that want to be told of an account's films. */
@Path("/v1/webhook-endpoints")
@Tag(name = "webhooks")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class EndpointResource {

  private final EndpointDesk desk;

  EndpointResource(EndpointDesk desk) {
    this.desk = desk;
  }

  /** An account's endpoints, the newest first. */
  @Schema(name = "WebhookEndpointList")
  public record EndpointList(List<EndpointView> data) {}

  @POST
  @RolesAllowed(Role.MAKE)
  @Operation(
      operationId = "createWebhookEndpoint",
      summary = "Have an address told of the account's films.")
  @APIResponse(
      responseCode = "201",
      description = "The endpoint, with its secret: keep it, it is told this once.",
      content = @Content(schema = @Schema(implementation = EndpointView.class)))
  public Response create(@NotNull @Valid EndpointOrder order) {
    var made = desk.make(order);
    return Response.created(URI.create("/v1/webhook-endpoints/" + made.id())).entity(made).build();
  }

  @GET
  @RolesAllowed(Role.MAKE)
  @Operation(operationId = "listWebhookEndpoints", summary = "List the account's endpoints.")
  public EndpointList list() {
    return new EndpointList(desk.list());
  }

  @GET
  @Path("/{id}")
  @RolesAllowed(Role.MAKE)
  @Operation(operationId = "getWebhookEndpoint", summary = "Read an endpoint.")
  public EndpointView get(@PathParam("id") String id) {
    return desk.read(id);
  }

  @PATCH
  @Path("/{id}")
  @RolesAllowed(Role.MAKE)
  @Operation(
      operationId = "changeWebhookEndpoint",
      summary = "Change an endpoint, or disable or enable it.")
  public EndpointView change(@PathParam("id") String id, @NotNull @Valid EndpointChange change) {
    return desk.change(id, change);
  }

  @DELETE
  @Path("/{id}")
  @RolesAllowed(Role.MAKE)
  @Operation(operationId = "deleteWebhookEndpoint", summary = "Remove an endpoint, with its log.")
  @APIResponse(responseCode = "204", description = "It is told nothing more.")
  public void delete(@PathParam("id") String id) {
    desk.delete(id);
  }

  @POST
  @Path("/{id}/rotate-secret")
  @Consumes(MediaType.WILDCARD)
  @RolesAllowed(Role.MAKE)
  @Operation(
      operationId = "rotateWebhookSecret",
      summary = "Replace an endpoint's secret.",
      description = "The secret before signs as well for a while, so that nothing is missed.")
  public EndpointView rotate(@PathParam("id") String id) {
    return desk.rotate(id);
  }
}
