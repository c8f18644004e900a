package com.aifilmstudio.store.output;

import static com.aifilmstudio.store.schema.Tables.OUTPUT;

import com.aifilmstudio.store.JobId;
import java.time.Instant;
import java.util.List;
import org.jooq.DSLContext;

/** The files of each film. */
public final class Outputs {

  private Outputs() {}

  public static List<OutputRow> ofJob(DSLContext sql, JobId job) {
    return sql.select(OUTPUT.KIND, OUTPUT.KEY, OUTPUT.SHA256, OUTPUT.BYTES)
        .from(OUTPUT)
        .where(OUTPUT.JOB_ID.eq(job.value()))
        .orderBy(OUTPUT.KIND)
        .fetch(row -> new OutputRow(row.value1(), row.value2(), row.value3(), row.value4()));
  }

  /** Records what a cut has made; the same cut reported again changes nothing. */
  public static void record(DSLContext tx, JobId job, List<OutputRow> outputs, Instant now) {
    for (var output : outputs) {
      tx.insertInto(OUTPUT)
          .set(OUTPUT.JOB_ID, job.value())
          .set(OUTPUT.KIND, output.kind())
          .set(OUTPUT.KEY, output.key())
          .set(OUTPUT.SHA256, output.sha256())
          .set(OUTPUT.BYTES, output.bytes())
          .set(OUTPUT.COMMITTED_AT, now)
          .onConflict(OUTPUT.JOB_ID, OUTPUT.KIND)
          .doUpdate()
          .set(OUTPUT.KEY, output.key())
          .set(OUTPUT.SHA256, output.sha256())
          .set(OUTPUT.BYTES, output.bytes())
          .set(OUTPUT.COMMITTED_AT, now)
          .execute();
    }
  }
}
