package com.aifilmstudio.store.shot;

import static com.aifilmstudio.store.schema.Tables.SHOT;
import static com.aifilmstudio.store.schema.Tables.TASK;

import com.aifilmstudio.store.JobId;
import com.aifilmstudio.store.ShotId;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Record;

/** Shots that are rendered: to be noted outside the database, and taken back from there. */
public final class FinishedShots {

  private FinishedShots() {}

  /** A shot that a restored database takes for unfinished. */
  public record Unfinished(ShotId shot, String recipe) {}

  /** Those that have no note yet. */
  public static List<FinishedShot> toNote(DSLContext sql, int limit) {
    return sql.select(
            SHOT.RECIPE,
            SHOT.CONTENT_KEY,
            SHOT.NUMERIC_CLASS,
            SHOT.OUTPUT_KEY,
            SHOT.OUTPUT_SHA256,
            SHOT.OUTPUT_BYTES,
            SHOT.QUALITY)
        .from(SHOT)
        .where(
            SHOT.PHASE.eq("Succeeded"),
            SHOT.NOTED.isFalse(),
            SHOT.REUSED.isFalse(),
            SHOT.OUTPUT_KEY.isNotNull())
        .limit(limit)
        .fetch(FinishedShots::finished);
  }

  static FinishedShot finished(Record row) {
    return new FinishedShot(
        row.get(SHOT.RECIPE),
        row.get(SHOT.CONTENT_KEY),
        row.get(SHOT.NUMERIC_CLASS),
        row.get(SHOT.OUTPUT_KEY),
        row.get(SHOT.OUTPUT_SHA256),
        row.get(SHOT.OUTPUT_BYTES),
        row.get(SHOT.QUALITY));
  }

  public static void noted(DSLContext sql, String key) {
    sql.update(SHOT).set(SHOT.NOTED, true).where(SHOT.OUTPUT_KEY.eq(key)).execute();
  }

  public static List<Unfinished> unfinished(DSLContext sql, JobId job) {
    return sql.select(SHOT.ID, SHOT.RECIPE)
        .from(SHOT)
        .where(SHOT.JOB_ID.eq(job.value()), SHOT.PHASE.eq("Queued"))
        .orderBy(SHOT.ORDINAL)
        .fetch(row -> new Unfinished(new ShotId(row.value1()), row.value2()));
  }

  /**
   * The shot is there after all, unless a worker has begun to render it again meanwhile.
   *
   * @return whether it was taken back
   */
  public static boolean takeBack(DSLContext tx, ShotId shot, FinishedShot found) {
    int offTheQueue =
        tx.update(TASK)
            .set(TASK.STATE, "Done")
            .where(TASK.SHOT_ID.eq(shot.value()), TASK.STATE.in("Ready", "Parked"))
            .execute();
    if (offTheQueue == 0) {
      return false;
    }
    tx.update(SHOT)
        .set(SHOT.PHASE, "Succeeded")
        .set(SHOT.REUSED, true)
        .set(SHOT.CONTENT_KEY, found.contentKey())
        .set(SHOT.NUMERIC_CLASS, found.numericClass())
        .set(SHOT.OUTPUT_KEY, found.key())
        .set(SHOT.OUTPUT_SHA256, found.sha256())
        .set(SHOT.OUTPUT_BYTES, found.bytes())
        .set(SHOT.QUALITY, found.quality())
        .where(SHOT.ID.eq(shot.value()))
        .execute();
    return true;
  }
}
