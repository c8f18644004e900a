package com.aifilmstudio.gateway.access.door;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** An operation whose author forgot to say who may call it. */
@Path("/v1/forgotten")
public class ForgottenResource {

  @GET
  @Operation(hidden = true) // the description is of what people may use
  public String open() {
    return "anybody may read this";
  }
}
