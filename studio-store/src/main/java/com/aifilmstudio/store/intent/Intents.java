package com.aifilmstudio.store.intent;

import static com.aifilmstudio.store.schema.Tables.INBOX;
import static com.aifilmstudio.store.schema.Tables.JOB;

import com.aifilmstudio.core.Json;
import com.aifilmstudio.store.JobId;
import com.aifilmstudio.store.job.JobRow;
import com.aifilmstudio.store.job.JobSource;
import com.aifilmstudio.store.job.Jobs;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Record;

/** The versions of what is wanted. */
public final class Intents {

  private Intents() {}

  /**
   * What is wanted of the film has changed, in this transaction: it gets its number and will be
   * told.
   *
   * @param trace the request that it came with
   */
  public static long next(DSLContext tx, JobId id, Optional<String> trace, Instant now) {
    long version =
        tx.update(JOB)
            .set(JOB.INTENT_VERSION, JOB.INTENT_VERSION.plus(1))
            .set(JOB.INTENT_AT, now)
            .where(JOB.ID.eq(id.value()), JOB.SOURCE.eq(JobSource.Gateway.name()))
            .returning(JOB.INTENT_VERSION)
            .fetchSingle(JOB.INTENT_VERSION);
    Outbox.write(tx, id, version, trace, now);
    return version;
  }

  /** Films of the gateway only. */
  public static Optional<Intent> find(DSLContext sql, JobId id) {
    return Jobs.find(sql, id)
        .filter(row -> row.source() == JobSource.Gateway)
        .flatMap(row -> find(sql, row));
  }

  private static Optional<Intent> find(DSLContext sql, JobRow row) {
    return sql.select(
            JOB.DELETED_AT,
            JOB.FILM,
            JOB.SCRIPT,
            JOB.OUTPUTS,
            JOB.QUALITY,
            JOB.MAX_ATTEMPTS,
            JOB.MAX_FAILED_SHOTS,
            JOB.LABELS,
            INBOX.DEAD_AT)
        .from(JOB)
        .leftJoin(INBOX)
        .on(INBOX.JOB_ID.eq(JOB.ID))
        .where(JOB.ID.eq(row.id().value()))
        .fetchOptional(texts -> intent(row, texts));
  }

  private static Intent intent(JobRow row, Record texts) {
    return new Intent(
        row,
        texts.get(JOB.DELETED_AT) != null,
        texts.get(INBOX.DEAD_AT) != null,
        texts.get(JOB.FILM),
        Optional.ofNullable(texts.get(JOB.SCRIPT)),
        texts.get(JOB.OUTPUTS),
        texts.get(JOB.QUALITY),
        texts.get(JOB.MAX_ATTEMPTS),
        texts.get(JOB.MAX_FAILED_SHOTS),
        labels(texts.get(JOB.LABELS)));
  }

  @SuppressWarnings("unchecked")
  private static Map<String, String> labels(String json) {
    return Json.read(json, Map.class);
  }
}
