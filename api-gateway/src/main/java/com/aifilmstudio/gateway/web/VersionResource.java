package com.aifilmstudio.gateway.web;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Which release answers. */
@Path("/version")
@Tag(name = "studio")
public class VersionResource {

  /**
   * The release and the version of the REST interface.
   *
   * @param version of the gateway
   * @param api of the addresses
   */
  public record Version(String version, String api) {}

  private final String version;

  VersionResource(@ConfigProperty(name = "quarkus.application.version") String version) {
    this.version = version;
  }

  @GET
  @PermitAll
  @Operation(operationId = "version", summary = "Tell which release answers.")
  public Version version() {
    return new Version(version, "v1");
  }
}
