package com.aifilmstudio.gateway.credits;

import com.aifilmstudio.core.money.JobStatement;
import com.aifilmstudio.core.money.StatementCsv;
import com.aifilmstudio.gateway.access.Callers;
import com.aifilmstudio.gateway.access.Role;
import com.aifilmstudio.gateway.problem.ProblemException;
import com.aifilmstudio.store.Database;
import com.aifilmstudio.store.JobId;
import com.aifilmstudio.store.money.Statements;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What a film has cost; also of one that is forgotten, because the ledger is not. */
@Path("/v1/jobs/{id}/statement")
@Tag(name = "credits")
public class JobStatementResource {

  private final Database database;
  private final Callers callers;

  JobStatementResource(Database database, Callers callers) {
    this.database = database;
    this.callers = callers;
  }

  @GET
  @Produces(MediaType.APPLICATION_JSON)
  @RolesAllowed(Role.VIEW)
  @RunOnVirtualThread
  @Operation(operationId = "getJobStatement", summary = "Tell what a film has cost.")
  public JobStatementView statement(@PathParam("id") String id) {
    return JobStatementView.of(read(id));
  }

  @GET
  @Produces(CreditsResource.CSV)
  @RolesAllowed(Role.VIEW)
  @RunOnVirtualThread
  @Operation(operationId = "getJobStatementTable", summary = "The same for a spreadsheet.")
  public String table(@PathParam("id") String id) {
    return StatementCsv.of(read(id));
  }

  private JobStatement read(String id) {
    return Statements.ofJob(database.sql(), callers.current().account(), new JobId(id))
        .orElseThrow(() -> ProblemException.notFound("such job"));
  }
}
