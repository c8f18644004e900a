package com.aifilmstudio.gateway.credits;

import com.aifilmstudio.core.money.AccountStatement;
import com.aifilmstudio.core.money.StatementCsv;
import com.aifilmstudio.gateway.access.Callers;
import com.aifilmstudio.gateway.access.Role;
import com.aifilmstudio.store.Database;
import com.aifilmstudio.store.money.CreditAccounts;
import com.aifilmstudio.store.money.Statements;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.InstantSource;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The caller's own account. */
@Path("/v1")
@Tag(name = "credits")
public class CreditsResource {

  static final String CSV = "text/csv";

  private final Database database;
  private final Callers callers;
  private final Purse purse;
  private final InstantSource clock;

  CreditsResource(Database database, Callers callers, Purse purse, InstantSource clock) {
    this.database = database;
    this.callers = callers;
    this.purse = purse;
    this.clock = clock;
  }

  @GET
  @Path("/credits")
  @Produces(MediaType.APPLICATION_JSON)
  @RolesAllowed(Role.VIEW)
  @RunOnVirtualThread
  @Operation(operationId = "getCredits", summary = "Tell how the account stands.")
  public CreditView credits() {
    var account = callers.current().account();
    return CreditView.of(
        database.inTransaction(
            tx -> {
              purse.open(tx, account);
              return CreditAccounts.find(tx, account);
            }));
  }

  @GET
  @Path("/usage")
  @Produces(MediaType.APPLICATION_JSON)
  @RolesAllowed(Role.VIEW)
  @RunOnVirtualThread
  @Operation(operationId = "getUsage", summary = "Tell what was used, day by day.")
  public UsageView usage(
      @QueryParam("from") Optional<String> from, @QueryParam("to") Optional<String> to) {
    var time = Period.of(from, to, clock.instant());
    return UsageView.of(
        Statements.byDay(database.sql(), callers.current().account(), time.from(), time.to()));
  }

  @GET
  @Path("/usage")
  @Produces(CSV)
  @RolesAllowed(Role.VIEW)
  @RunOnVirtualThread
  @Operation(operationId = "getUsageTable", summary = "The same for a spreadsheet.")
  public String usageTable(
      @QueryParam("from") Optional<String> from, @QueryParam("to") Optional<String> to) {
    var time = Period.of(from, to, clock.instant());
    return StatementCsv.of(
        Statements.byDay(database.sql(), callers.current().account(), time.from(), time.to()));
  }

  @GET
  @Path("/credits/statement")
  @Produces(MediaType.APPLICATION_JSON)
  @RolesAllowed(Role.VIEW)
  @RunOnVirtualThread
  @Operation(operationId = "getStatement", summary = "Tell what came to the account and went.")
  public StatementView statement(
      @QueryParam("from") Optional<String> from, @QueryParam("to") Optional<String> to) {
    return StatementView.of(read(from, to));
  }

  @GET
  @Path("/credits/statement")
  @Produces(CSV)
  @RolesAllowed(Role.VIEW)
  @RunOnVirtualThread
  @Operation(operationId = "getStatementTable", summary = "The same for a spreadsheet.")
  public String statementTable(
      @QueryParam("from") Optional<String> from, @QueryParam("to") Optional<String> to) {
    return StatementCsv.of(read(from, to));
  }

  private AccountStatement read(Optional<String> from, Optional<String> to) {
    var time = Period.of(from, to, clock.instant());
    return Statements.ofAccount(
        database.sql(), callers.current().account(), time.from(), time.to());
  }
}
