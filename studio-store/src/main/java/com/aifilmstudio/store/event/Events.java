package com.aifilmstudio.store.event;

import static com.aifilmstudio.store.schema.Tables.EVENT;
import static com.aifilmstudio.store.schema.Tables.JOB;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;

import com.aifilmstudio.core.Json;
import com.aifilmstudio.store.Hint;
import com.aifilmstudio.store.JobId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;

/** The story of each job. */
public final class Events {

  private Events() {}

  /**
   * Adds an event and tells whoever listens. The job's row is locked first: without it two writers
   * would take the same number.
   */
  public static void append(
      DSLContext tx, JobId job, String type, Map<String, ?> data, Instant now) {
    var month =
        tx.select(JOB.CREATED_AT)
            .from(JOB)
            .where(JOB.ID.eq(job.value()))
            .forNoKeyUpdate()
            .fetchSingle(row -> History.of(row.value1()));
    tx.insertInto(EVENT)
        .set(EVENT.JOB_ID, job.value())
        .set(EVENT.MONTH, month)
        .set(
            EVENT.SEQ,
            select(coalesce(max(EVENT.SEQ), val(0)).plus(1))
                .from(EVENT)
                .where(EVENT.MONTH.eq(month), EVENT.JOB_ID.eq(job.value())))
        .set(EVENT.TYPE, type)
        .set(EVENT.AT, now)
        .set(EVENT.DATA, Json.write(data))
        .execute();
    Hint.JOB.send(tx, job.value());
  }

  /** The next events after {@code seq}, at most {@code limit}. */
  public static List<EventRow> after(DSLContext sql, JobId job, int seq, int limit) {
    var createdAt =
        sql.select(JOB.CREATED_AT)
            .from(JOB)
            .where(JOB.ID.eq(job.value()))
            .fetchOptional(JOB.CREATED_AT);
    return createdAt.map(at -> after(sql, job, History.of(at), seq, limit)).orElse(List.of());
  }

  private static List<EventRow> after(
      DSLContext sql, JobId job, LocalDate month, int seq, int limit) {
    return sql.select(EVENT.SEQ, EVENT.TYPE, EVENT.AT, EVENT.DATA)
        .from(EVENT)
        .where(EVENT.MONTH.eq(month), EVENT.JOB_ID.eq(job.value()), EVENT.SEQ.gt(seq))
        .orderBy(EVENT.SEQ)
        .limit(limit)
        .fetch(row -> new EventRow(row.value1(), row.value2(), row.value3(), row.value4()));
  }
}
