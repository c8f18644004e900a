package com.aifilmstudio.gateway.jobs;

import com.aifilmstudio.core.plan.FilmPlan;
import com.aifilmstudio.gateway.access.Callers;
import com.aifilmstudio.gateway.access.Role;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What a film would be, cost and take, without ordering it. */
@Path("/v1/jobs/estimate")
@Tag(name = "jobs")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class EstimateResource {

  private final OrderPlanner planner;
  private final Credit credit;
  private final Arrival arrival;
  private final Callers callers;

  EstimateResource(OrderPlanner planner, Credit credit, Arrival arrival, Callers callers) {
    this.planner = planner;
    this.credit = credit;
    this.arrival = arrival;
    this.callers = callers;
  }

  /** The film as it would be planned now. */
  @Schema(name = "Estimate")
  public record Estimate(
      String title,
      String pool,
      String bundle,
      int shots,
      @Schema(description = "Length of the film.") double seconds,
      @Schema(description = "On the model's reference worker.") double gpuSeconds,
      @Schema(description = "Micro-credits; absent where films are not priced.")
          OptionalLong credits,
      @Schema(description = "From now until it is finished; absent where nobody can tell.")
          Optional<Eta> eta,
      @Schema(description = "Of a script; empty for a film of listed shots.") List<Heading> scenes,
      List<PlannedShot> planned,
      @Schema(description = "What the model will not draw.") List<Missed> notUnderstood) {}

  /** A scene by its heading. */
  @Schema(name = "Scene")
  public record Heading(
      int number, String heading, @Schema(description = "Of the script.") int line) {}

  /** A shot as it would be rendered. */
  @Schema(name = "PlannedShot")
  public record PlannedShot(
      String name,
      @Schema(description = "Its number; 0 where there is none.") int scene,
      @Schema(description = "Of the script; 0 where there is none.") int line,
      @Schema(description = "What the model is told.") String prompt,
      double seconds) {}

  /** Seconds: as likely less as more, and nine times in ten less. */
  @Schema(name = "Eta")
  public record Eta(double p50S, double p90S) {}

  /** Words of a shot that the model cannot draw. */
  @Schema(name = "NotUnderstood")
  public record Missed(
      String shot,
      @Schema(description = "Of the script; 0 where there is none.") int line,
      List<String> words) {}

  @POST
  @RolesAllowed(Role.VIEW)
  @RunOnVirtualThread
  @Operation(operationId = "estimateJob", summary = "Tell what a film would be, cost and take.")
  public Estimate estimate(JobRequest body) {
    var account = callers.current().account();
    var order = planner.plan(account, body);
    var plan = order.plan();
    return new Estimate(
        plan.title(),
        order.by().pool().name(),
        plan.bundleDigest(),
        plan.shots().size(),
        plan.shots().stream().mapToDouble(shot -> shot.seconds()).sum(),
        order.gpuSeconds(),
        credit.price(Submission.quote(order)),
        arrival.of(account, order),
        plan.scenes().stream().map(EstimateResource::heading).toList(),
        plan.shots().stream().map(EstimateResource::planned).toList(),
        plan.notUnderstood().stream()
            .map(missed -> new Missed(missed.shot(), missed.line(), missed.words()))
            .toList());
  }

  private static Heading heading(FilmPlan.Scene scene) {
    return new Heading(scene.number(), scene.heading(), scene.line());
  }

  private static PlannedShot planned(FilmPlan.Shot shot) {
    return new PlannedShot(shot.name(), shot.scene(), shot.line(), shot.prompt(), shot.seconds());
  }
}
