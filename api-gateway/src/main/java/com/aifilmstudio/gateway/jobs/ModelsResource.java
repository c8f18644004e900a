package com.aifilmstudio.gateway.jobs;

import com.aifilmstudio.core.bundle.Bundle;
import com.aifilmstudio.gateway.access.Role;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What films can be made with. */
@Path("/v1/models")
@Tag(name = "models")
@Produces(MediaType.APPLICATION_JSON)
public class ModelsResource {

  private final Candidates candidates;

  ModelsResource(Candidates candidates) {
    this.candidates = candidates;
  }

  /** All models that a film can name. */
  @Schema(name = "ModelList")
  public record ModelList(List<Model> data) {}

  /** A model and who has it. */
  @Schema(name = "Model")
  public record Model(
      @Schema(examples = "tinyfilm@1.0.0") String id,
      String digest,
      String license,
      @Schema(description = "Pixels that it draws itself; delivery is scaled.") int width,
      int height,
      int framesPerSecond,
      @Schema(description = "Seconds of its longest clip; longer shots are made of several.")
          double longestClip,
      List<String> pools) {}

  @GET
  @RolesAllowed(Role.VIEW)
  @RunOnVirtualThread
  @Operation(operationId = "listModels", summary = "List what films can be made with.")
  public ModelList list() {
    var byDigest =
        candidates.all().stream().collect(Collectors.groupingBy(it -> it.pool().bundleDigest()));
    return new ModelList(
        byDigest.values().stream()
            .map(same -> model(same.getFirst().bundle(), same))
            .sorted(Comparator.comparing(Model::id).thenComparing(Model::digest))
            .toList());
  }

  private static Model model(Bundle bundle, List<PoolChoice.Candidate> same) {
    var video = bundle.video();
    return new Model(
        bundle.name() + "@" + bundle.version(),
        same.getFirst().pool().bundleDigest(),
        bundle.license(),
        video.width(),
        video.height(),
        video.fps(),
        (double) video.longestClip() / video.fps(),
        same.stream().map(it -> it.pool().name()).sorted().toList());
  }
}
