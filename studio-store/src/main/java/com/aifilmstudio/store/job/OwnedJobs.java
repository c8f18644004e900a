package com.aifilmstudio.store.job;

import static com.aifilmstudio.store.schema.Tables.JOB;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.val;

import com.aifilmstudio.core.Json;
import com.aifilmstudio.store.JobId;
import com.aifilmstudio.store.schema.Tables;
import com.fasterxml.jackson.core.type.TypeReference;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;

/** The jobs of one account. Nobody finds one of another here. */
public final class OwnedJobs {

  private static final Field<String> TITLE =
      field("coalesce({0}::jsonb ->> 'title', {1})", String.class, JOB.FILM, JOB.NAME);

  private static final Field<BigDecimal> GPU_MILLIS =
      field(
          select(coalesce(sum(Tables.TAKE.GPU_MILLIS), val(BigDecimal.ZERO)))
              .from(Tables.TAKE)
              .where(Tables.TAKE.JOB_ID.eq(JOB.ID)));

  private OwnedJobs() {}

  /**
   * Which jobs are asked for; what is empty does not matter.
   *
   * @param labels all of which a job must have
   */
  public record Filter(
      Set<String> phases, Map<String, String> labels, Optional<Instant> createdAfter) {}

  public static Optional<OwnedJob> find(DSLContext sql, String account, JobId id) {
    return owned(sql, JOB.ID.eq(id.value()).and(of(account)), 1).stream().findFirst();
  }

  /** The newest first, from after {@code cursor} on. */
  public static List<OwnedJob> list(
      DSLContext sql, String account, Filter filter, Optional<JobId> cursor, int limit) {
    var where = of(account);
    if (!filter.phases().isEmpty()) {
      where = where.and(JOB.PHASE.in(filter.phases()));
    }
    if (!filter.labels().isEmpty()) {
      where =
          where.and(
              condition("{0}::jsonb @> {1}::jsonb", JOB.LABELS, val(Json.write(filter.labels()))));
    }
    if (filter.createdAfter().isPresent()) {
      where = where.and(JOB.CREATED_AT.gt(filter.createdAfter().get()));
    }
    if (cursor.isPresent()) {
      where = where.and(JOB.ID.lt(cursor.get().value()));
    }
    return owned(sql, where, limit);
  }

  private static Condition of(String account) {
    return JOB.ACCOUNT.eq(account).and(JOB.DELETED_AT.isNull());
  }

  private static List<OwnedJob> owned(DSLContext sql, Condition where, int limit) {
    var query = JobColumns.select(sql).where(where).orderBy(JOB.ID.desc()).limit(limit).getQuery();
    query.addSelect(TITLE, JOB.LABELS, JOB.CREATED_BY, JOB.OUTPUTS, JOB.DERIVED_FROM, GPU_MILLIS);
    return query.fetch().map(OwnedJobs::row);
  }

  private static OwnedJob row(Record row) {
    return new OwnedJob(
        JobColumns.row(row),
        row.get(TITLE),
        read(row.get(JOB.LABELS), new TypeReference<Map<String, String>>() {}),
        Optional.ofNullable(row.get(JOB.CREATED_BY)),
        read(row.get(JOB.OUTPUTS), new TypeReference<List<String>>() {}),
        row.get(GPU_MILLIS).longValue(),
        Optional.ofNullable(row.get(JOB.DERIVED_FROM)));
  }

  private static <T> T read(String text, TypeReference<T> type) {
    try {
      return Json.mapper().readValue(text, type);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
