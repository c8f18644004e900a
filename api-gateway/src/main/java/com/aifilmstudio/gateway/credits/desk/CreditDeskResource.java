package com.aifilmstudio.gateway.credits.desk;

import com.aifilmstudio.gateway.access.Callers;
import com.aifilmstudio.gateway.access.Role;
import com.aifilmstudio.gateway.problem.IdempotencyKey;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What administrators do with accounts' credits. */
@Path("/v1")
@Tag(name = "credits")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class CreditDeskResource {

  private final CreditDesk desk;
  private final Callers callers;

  CreditDeskResource(CreditDesk desk, Callers callers) {
    this.desk = desk;
    this.callers = callers;
  }

  @POST
  @Path("/accounts/{account}/top-ups")
  @RolesAllowed(Role.ADMINISTER)
  @RunOnVirtualThread
  @Operation(
      operationId = "topUp",
      summary = "Add credits that an account has paid for.",
      description = "The Idempotency-Key is the name of the payment: the same one counts once.")
  @APIResponse(
      responseCode = "201",
      description = "They are there.",
      content = @Content(schema = @Schema(implementation = TopUpView.class)))
  @APIResponse(
      responseCode = "200",
      description = "They were there before.",
      content = @Content(schema = @Schema(implementation = TopUpView.class)))
  public Response topUp(
      @PathParam("account") @Size(max = 200) String account,
      @Parameter(description = "The payment's name, where it was made.", required = true)
          @HeaderParam(IdempotencyKey.HEADER)
          String key,
      @NotNull @Valid TopUp order) {
    return answer(desk.topUp(callers.current(), account, IdempotencyKey.of(key), order));
  }

  @POST
  @Path("/takes/{take}/refund")
  @RolesAllowed(Role.ADMINISTER)
  @RunOnVirtualThread
  @Operation(
      operationId = "refundTake",
      summary = "Give back what a take has cost.",
      description =
          "Takes are named by the statement of their film. A take is given back once, also when its"
              + " film is over.")
  @APIResponse(
      responseCode = "201",
      description = "It is given back.",
      content = @Content(schema = @Schema(implementation = RefundView.class)))
  @APIResponse(
      responseCode = "200",
      description = "It was given back before.",
      content = @Content(schema = @Schema(implementation = RefundView.class)))
  public Response refund(
      @PathParam("take") @Size(max = 100) String take,
      @Parameter(required = true) @HeaderParam(IdempotencyKey.HEADER) String key,
      @NotNull @Valid Reason reason) {
    IdempotencyKey.of(key); // the take's own id makes it happen once
    return answer(desk.refund(callers.current(), take, reason));
  }

  private static Response answer(CreditDesk.Done<?> done) {
    return done.again()
        ? Response.ok(done.view()).header("Idempotency-Replayed", true).build()
        : Response.status(Response.Status.CREATED).entity(done.view()).build();
  }
}
