package com.aifilmstudio.store.task;

import static com.aifilmstudio.store.schema.Tables.JOB;
import static com.aifilmstudio.store.schema.Tables.SHOT;

import com.aifilmstudio.core.Json;
import com.aifilmstudio.store.JobId;
import java.util.List;
import org.jooq.DSLContext;

/**
 * What a film is cut from: its finished shots in order, those that failed and may be missing, and
 * the kinds of output that are wanted.
 */
public record CutInput(List<FinishedShot> shots, List<MissingShot> missing, List<String> outputs) {

  /** A rendered shot's file. */
  public record FinishedShot(
      int ordinal, String numericClass, String key, String sha256, long bytes) {}

  /** A shot that could not be rendered, and why. */
  public record MissingShot(int ordinal, String code, String message) {}

  public static CutInput ofJob(DSLContext sql, JobId job) {
    var shots =
        sql.select(
                SHOT.ORDINAL,
                SHOT.NUMERIC_CLASS,
                SHOT.OUTPUT_KEY,
                SHOT.OUTPUT_SHA256,
                SHOT.OUTPUT_BYTES)
            .from(SHOT)
            .where(SHOT.JOB_ID.eq(job.value()), SHOT.PHASE.eq("Succeeded"))
            .orderBy(SHOT.ORDINAL)
            .fetch(
                row ->
                    new FinishedShot(
                        row.value1(), row.value2(), row.value3(), row.value4(), row.value5()));
    return new CutInput(shots, missing(sql, job), orderedOutputs(sql, job));
  }

  private static List<MissingShot> missing(DSLContext sql, JobId job) {
    return sql.select(SHOT.ORDINAL, SHOT.CODE, SHOT.MESSAGE)
        .from(SHOT)
        .where(SHOT.JOB_ID.eq(job.value()), SHOT.PHASE.eq("Failed"))
        .orderBy(SHOT.ORDINAL)
        .fetch(row -> new MissingShot(row.value1(), row.value2(), row.value3()));
  }

  /** The kinds of output that the job asks for. */
  public static List<String> orderedOutputs(DSLContext sql, JobId job) {
    return sql.select(JOB.OUTPUTS)
        .from(JOB)
        .where(JOB.ID.eq(job.value()))
        .fetchSingle(row -> List.of(Json.read(row.value1(), String[].class)));
  }
}
