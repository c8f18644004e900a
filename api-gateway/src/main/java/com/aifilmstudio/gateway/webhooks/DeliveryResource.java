package com.aifilmstudio.gateway.webhooks;

import com.aifilmstudio.gateway.access.Role;
import com.aifilmstudio.gateway.problem.ProblemException;
import com.aifilmstudio.store.webhook.Delivery;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What an endpoint was told. */
@Path("/v1/webhook-endpoints/{id}")
@Tag(name = "webhooks")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.WILDCARD)
@RunOnVirtualThread
public class DeliveryResource {

  private final DeliveryDesk desk;

  DeliveryResource(DeliveryDesk desk) {
    this.desk = desk;
  }

  @POST
  @Path("/test")
  @RolesAllowed(Role.MAKE)
  @Operation(
      operationId = "testWebhookEndpoint",
      summary = "Send an endpoint an event of the type webhook_endpoint.test.")
  @APIResponse(
      responseCode = "202",
      description = "It is on its way; its delivery tells what comes of it.",
      content = @Content(schema = @Schema(implementation = DeliveryView.class)))
  public Response test(@PathParam("id") String id) {
    return Response.accepted(desk.test(id)).build();
  }

  @GET
  @Path("/deliveries")
  @RolesAllowed(Role.MAKE)
  @Operation(
      operationId = "listWebhookDeliveries",
      summary = "List what an endpoint was told and is to be told, the newest first.")
  public DeliveryDesk.Page list(
      @PathParam("id") String id,
      @Parameter(
              description = "Only those that stand so.",
              schema = @Schema(enumeration = {"pending", "delivered", "failed"}))
          @QueryParam("status")
          String status,
      @Parameter(description = "The cursor of the page before.") @QueryParam("after") String after,
      @QueryParam("limit") @DefaultValue("20") @Min(1) @Max(100) int limit) {
    return desk.list(id, state(status), before(after), limit);
  }

  @GET
  @Path("/deliveries/{delivery}")
  @RolesAllowed(Role.MAKE)
  @Operation(
      operationId = "getWebhookDelivery",
      summary = "Read a delivery, with what is sent and each attempt.")
  public DeliveryView get(@PathParam("id") String id, @PathParam("delivery") String delivery) {
    return desk.read(id, delivery);
  }

  @POST
  @Path("/deliveries/{delivery}/replay")
  @RolesAllowed(Role.MAKE)
  @Operation(
      operationId = "replayWebhookDelivery",
      summary = "Send it again, now, whatever became of it.",
      description = "Under the same webhook-id, from the beginning of the schedule.")
  @APIResponse(
      responseCode = "202",
      description = "It is on its way.",
      content = @Content(schema = @Schema(implementation = DeliveryView.class)))
  public Response replay(@PathParam("id") String id, @PathParam("delivery") String delivery) {
    return Response.accepted(desk.replay(id, delivery)).build();
  }

  private static Optional<Delivery.State> state(String word) {
    if (word == null) {
      return Optional.empty();
    }
    return Optional.of(
        Arrays.stream(Delivery.State.values())
            .filter(state -> state.name().equalsIgnoreCase(word))
            .findFirst()
            .orElseThrow(
                () ->
                    ProblemException.invalid(
                        "?status", "status must be pending, delivered or failed.")));
  }

  private static long before(String after) {
    if (after != null && !after.matches("\\d{1,18}")) {
      throw ProblemException.invalid("?after", "Send next_after of the page before.");
    }
    return after == null ? Long.MAX_VALUE : Long.parseLong(after);
  }
}
