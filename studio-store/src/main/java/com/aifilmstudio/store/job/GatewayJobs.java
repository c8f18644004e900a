package com.aifilmstudio.store.job;

import static com.aifilmstudio.store.schema.Tables.JOB;
import static com.aifilmstudio.store.schema.Tables.OUTPUT;

import com.aifilmstudio.core.Json;
import com.aifilmstudio.store.JobId;
import com.aifilmstudio.store.event.Events;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;

/** What only happens to films of the gateway, whose row comes before their RenderJob. */
public final class GatewayJobs {

  private static final Condition OF_GATEWAY = JOB.SOURCE.eq(JobSource.Gateway.name());

  private GatewayJobs() {}

  /** The row of a new film; its intent has no version until it is told. */
  public static void insert(DSLContext tx, GatewayOrder order, Instant now) {
    FirstRow.insert(tx, order.id(), order, now)
        .set(JOB.SOURCE, JobSource.Gateway.name())
        .set(JOB.NAME, order.name())
        .set(JOB.CREATED_BY, order.createdBy())
        .set(JOB.SCRIPT, order.script().orElse(null))
        .set(JOB.LABELS, Json.write(order.labels()))
        .execute();
    Events.append(tx, order.id(), "job.queued", Map.of("name", order.name()), now);
  }

  /**
   * The order of a film that failed, once more: as it was, for a job of its own. A deadline that is
   * over is left out. Empty if there is no such film, or it ended otherwise, or its owner deleted
   * it.
   */
  public static Optional<GatewayOrder> again(DSLContext sql, JobId failed, Instant now) {
    return sql.selectFrom(JOB)
        .where(
            JOB.ID.eq(failed.value()), OF_GATEWAY, JOB.PHASE.eq("Failed"), JOB.DELETED_AT.isNull())
        .fetchOptional(row -> GatewayOrder.again(row, now));
  }

  /** Says which job's film a new one's is. */
  public static void derive(DSLContext tx, JobId id, JobId from) {
    tx.update(JOB).set(JOB.DERIVED_FROM, from.value()).where(JOB.ID.eq(id.value())).execute();
  }

  /**
   * Its RenderJob is seen for the first time. Once only: another one of the same name is not this
   * film. What the API server has filled in is kept from now on.
   *
   * @return the row, if it is this resource's
   */
  public static Optional<JobRow> adopt(DSLContext tx, JobId id, NewJob seen) {
    tx.update(JOB)
        .set(JOB.UID, seen.uid())
        .set(JOB.FILM, seen.film())
        .set(JOB.OUTPUTS, seen.outputs())
        .set(JOB.QUALITY, seen.quality())
        .where(
            JOB.ID.eq(id.value()),
            OF_GATEWAY,
            JOB.UID.isNull(),
            JOB.REMOVED_AT.isNull(),
            JOB.NAMESPACE.eq(seen.namespace()),
            JOB.NAME.eq(seen.name()))
        .execute();
    return Jobs.ofResource(tx, seen.uid());
  }

  /** Locks the row, so that what is decided from it still holds when it is written. */
  public static Optional<JobRow> lock(DSLContext tx, String account, JobId id) {
    return tx.select(JOB.ID)
        .from(JOB)
        .where(JOB.ID.eq(id.value()), JOB.ACCOUNT.eq(account), JOB.DELETED_AT.isNull())
        .forNoKeyUpdate()
        .fetchOptional()
        .flatMap(locked -> Jobs.find(tx, id));
  }

  public static void label(DSLContext tx, JobId id, Map<String, String> labels) {
    tx.update(JOB).set(JOB.LABELS, Json.write(labels)).where(JOB.ID.eq(id.value())).execute();
  }

  /**
   * Ends a film whose RenderJob was never seen: nobody else will. If one is made at this moment, it
   * finds the row ended and ends, too.
   */
  public static void cancelUnseen(DSLContext tx, JobId id, Instant now) {
    Jobs.finish(tx, id, "Canceled", "CancelRequested", "Canceled before anything was begun.", now);
  }

  /** Its files are nobody's any more; the row stays for the books, until its resource is gone. */
  public static void delete(DSLContext tx, JobRow row, Instant now) {
    var id = row.id().value();
    tx.deleteFrom(OUTPUT).where(OUTPUT.JOB_ID.eq(id)).execute();
    tx.update(JOB).set(JOB.DELETED_AT, now).where(JOB.ID.eq(id)).execute();
    if (row.uid().isEmpty()) {
      Jobs.remove(tx, row.id(), now);
    }
  }
}
