package com.aifilmstudio.gateway.access.audit;

import com.aifilmstudio.gateway.access.Role;
import com.aifilmstudio.store.Database;
import com.aifilmstudio.store.audit.Audit;
import com.aifilmstudio.store.audit.AuditEntry;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What privileged people did. */
@Path("/v1/audit")
@Tag(name = "audit")
@RunOnVirtualThread
public class AuditResource {

  private final Database database;

  AuditResource(Database database) {
    this.database = database;
  }

  /** Entries, the newest first. */
  public record AuditList(List<AuditEntry> data) {}

  /**
   * Whether every entry is as it was written.
   *
   * @param firstBroken the number of the first that is not
   */
  public record AuditCheck(boolean intact, Optional<Long> firstBroken) {}

  @GET
  @RolesAllowed(Role.ADMINISTER)
  @Operation(operationId = "listAudit", summary = "List what privileged people did, newest first.")
  public AuditList list(
      @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit,
      @QueryParam("before") @Min(1) Long before) {
    return new AuditList(
        Audit.newest(database.sql(), before == null ? Long.MAX_VALUE : before, limit));
  }

  @GET
  @Path("/check")
  @RolesAllowed(Role.ADMINISTER)
  @Operation(operationId = "checkAudit", summary = "Check the chain of all entries.")
  public AuditCheck check() {
    var broken = Audit.firstBroken(database.sql());
    return new AuditCheck(
        broken.isEmpty(), broken.isPresent() ? Optional.of(broken.getAsLong()) : Optional.empty());
  }
}
