package com.aifilmstudio.gateway.outputs;

import com.aifilmstudio.gateway.access.Callers;
import com.aifilmstudio.gateway.access.Role;
import com.aifilmstudio.gateway.jobs.JobReader;
import com.aifilmstudio.gateway.problem.ProblemException;
import com.aifilmstudio.gateway.start.GatewayConfig;
import com.aifilmstudio.store.Database;
import com.aifilmstudio.store.output.OutputRow;
import com.aifilmstudio.store.output.Outputs;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Where finished films are fetched. */
@Path("/v1/jobs/{id}/outputs")
@Tag(name = "outputs")
@Produces(MediaType.APPLICATION_JSON)
public class OutputsResource {

  private final Database database;
  private final JobReader jobs;
  private final Signer signer;
  private final Callers callers;
  private final GatewayConfig config;
  private final InstantSource clock;

  OutputsResource(
      Database database,
      JobReader jobs,
      Signer signer,
      Callers callers,
      GatewayConfig config,
      InstantSource clock) {
    this.database = database;
    this.jobs = jobs;
    this.signer = signer;
    this.callers = callers;
    this.config = config;
    this.clock = clock;
  }

  /** All files of a film; none before it is cut. */
  @Schema(name = "OutputList")
  public record OutputList(List<Output> data) {}

  /** A file, and where it can be fetched for a while. */
  @Schema(name = "Output")
  public record Output(
      @Schema(description = "mp4, captions, poster, contact_sheet or lock.") String variant,
      String contentType,
      long bytes,
      @Schema(description = "Of the whole file, hexadecimal.") String sha256,
      URI url,
      Instant expiresAt) {}

  @GET
  @RolesAllowed(Role.VIEW)
  @RunOnVirtualThread
  @Operation(
      operationId = "listOutputs",
      summary = "List the files of a film, with addresses that are good for a while.")
  public OutputList list(@PathParam("id") String id) {
    var job = jobs.owned(callers.current().account(), id);
    var until = clock.instant().plus(config.outputs().valid());
    return new OutputList(
        Outputs.ofJob(database.sql(), job.row().id()).stream()
            .flatMap(row -> output(row, job.title(), until))
            .toList());
  }

  private Stream<Output> output(OutputRow row, String title, Instant until) {
    return Variant.ofKind(row.kind()).stream()
        .map(
            variant ->
                new Output(
                    variant.word(),
                    variant.type(),
                    row.bytes(),
                    row.sha256(),
                    signer.sign(row.key(), variant.type(), variant.disposition(title, false)),
                    until));
  }

  @GET
  @Path("/{variant}/content")
  @RolesAllowed(Role.VIEW)
  @RunOnVirtualThread
  @Operation(operationId = "getOutput", summary = "Go to a file of a film.")
  @APIResponse(responseCode = "303", description = "The file is there for a while.")
  public Response content(
      @PathParam("id") String id,
      @Parameter(description = "mp4, captions, poster, contact_sheet or lock.")
          @PathParam("variant")
          String variant,
      @Parameter(description = "Save it rather than show it.")
          @QueryParam("download")
          @DefaultValue("false")
          boolean download) {
    var job = jobs.owned(callers.current().account(), id);
    var wanted = Variant.ofWord(variant).orElseThrow(() -> ProblemException.notFound("such file"));
    var row =
        Outputs.ofJob(database.sql(), job.row().id()).stream()
            .filter(it -> wanted.is(it.kind()))
            .findFirst()
            .orElseThrow(() -> ProblemException.notFound("such file of this film"));
    var disposition = wanted.disposition(job.title(), download);
    return Response.seeOther(signer.sign(row.key(), wanted.type(), disposition))
        .header("Content-Disposition", disposition)
        .header("Cache-Control", "no-store")
        .build();
  }
}
