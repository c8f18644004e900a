package com.aifilmstudio.gateway.studio;

import com.aifilmstudio.gateway.access.Role;
import com.aifilmstudio.gateway.jobs.Outlooks;
import com.aifilmstudio.store.Database;
import com.aifilmstudio.store.job.JobList;
import com.aifilmstudio.store.job.JobRow;
import com.aifilmstudio.store.letter.DeadLetters;
import com.aifilmstudio.store.worker.WorkerOverview;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What operators see of all accounts together. */
@Path("/v1/studio")
@Tag(name = "studio")
@Produces(MediaType.APPLICATION_JSON)
public class StudioResource {

  private final Database database;
  private final PoolViews pools;
  private final Outlooks outlooks;

  StudioResource(Database database, PoolViews pools, Outlooks outlooks) {
    this.database = database;
    this.pools = pools;
    this.outlooks = outlooks;
  }

  @GET
  @Path("/pools")
  @RolesAllowed(Role.OPERATE)
  @RunOnVirtualThread
  @Operation(operationId = "listPools", summary = "List pools with workers and what waits.")
  public PoolViews.PoolList pools() {
    return pools.all();
  }

  @GET
  @Path("/workers")
  @RolesAllowed(Role.OPERATE)
  @RunOnVirtualThread
  @Operation(operationId = "listWorkers", summary = "List workers and what they do.")
  public WorkerView.WorkerList workers(
      @QueryParam("limit") @DefaultValue("200") @Min(1) @Max(1000) int limit) {
    var found = WorkerOverview.all(database.sql(), limit + 1);
    return new WorkerView.WorkerList(
        found.stream().limit(limit).map(WorkerView::of).toList(), found.size() > limit);
  }

  @GET
  @Path("/queue")
  @RolesAllowed(Role.OPERATE)
  @RunOnVirtualThread
  @Operation(
      operationId = "listQueue",
      summary = "List films of all accounts that are not over, the oldest first.")
  public QueueView.QueueList queue(
      @QueryParam("limit") @DefaultValue("100") @Min(1) @Max(500) int limit) {
    var rows =
        JobList.of(database.sql(), Optional.empty(), limit + 1).stream()
            .takeWhile(row -> !row.finished())
            .toList();
    var shown = rows.stream().limit(limit).toList();
    var shots = JobList.shots(database.sql(), shown.stream().map(JobRow::id).toList());
    return new QueueView.QueueList(
        shown.stream()
            .map(row -> QueueView.of(row, shots.get(row.id()), outlooks.of(row)))
            .toList(),
        rows.size() > limit);
  }

  @GET
  @Path("/dead-letters")
  @RolesAllowed(Role.OPERATE)
  @RunOnVirtualThread
  @Operation(
      operationId = "listDeadLetters",
      summary = "List messages that can never be carried out and wait for somebody, oldest first.")
  public DeadLetterView.DeadLetterList deadLetters(
      @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(500) int limit) {
    var found = DeadLetters.open(database.sql(), limit + 1);
    return new DeadLetterView.DeadLetterList(
        found.stream().limit(limit).map(DeadLetterView::of).toList(), found.size() > limit);
  }
}
