package com.aifilmstudio.gateway.access;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Who is signed in. */
@Path("/v1/me")
@Tag(name = "sessions")
@RunOnVirtualThread
public class MeResource {

  private final Callers callers;

  MeResource(Callers callers) {
    this.callers = callers;
  }

  /**
   * Who calls, and what they may do.
   *
   * @param account whose films and credits these are
   * @param subject the person, or the key's id
   * @param name for people
   * @param role the highest one
   * @param roles that one and all that it includes
   */
  public record Me(String account, String subject, String name, String role, List<String> roles) {}

  @GET
  @RolesAllowed(Role.VIEW)
  @Operation(operationId = "me", summary = "Tell who calls and what they may do.")
  public Me me() {
    var caller = callers.current();
    var roles =
        Arrays.stream(Role.values())
            .filter(role -> role.compareTo(caller.role()) <= 0)
            .map(Role::word)
            .toList();
    return new Me(
        caller.account(), caller.subject(), callers.proof().name(), caller.role().word(), roles);
  }
}
