package com.aifilmstudio.store.task;

import static com.aifilmstudio.store.schema.Tables.SHOT;

import com.aifilmstudio.core.Json;
import com.aifilmstudio.core.failure.FailureCode;
import com.aifilmstudio.core.plan.ContentKey;
import com.aifilmstudio.core.protocol.Complete.Output;
import com.aifilmstudio.core.protocol.QualityReport;
import com.aifilmstudio.store.ShotId;
import org.jooq.DSLContext;

/** What the life of a task does to its shot. */
final class ShotRow {

  private ShotRow() {}

  static void phase(DSLContext tx, ShotId shot, String phase) {
    tx.update(SHOT).set(SHOT.PHASE, phase).where(SHOT.ID.eq(shot.value())).execute();
  }

  static void charge(DSLContext tx, ShotId shot) {
    tx.update(SHOT)
        .set(SHOT.ATTEMPTS, SHOT.ATTEMPTS.plus(1))
        .where(SHOT.ID.eq(shot.value()))
        .execute();
  }

  static void explain(DSLContext tx, ShotId shot, FailureCode code, String message) {
    tx.update(SHOT)
        .set(SHOT.CODE, code.code())
        .set(SHOT.MESSAGE, message)
        .where(SHOT.ID.eq(shot.value()))
        .execute();
  }

  /** The shot is there, and whoever plans the same recipe for the same numeric class finds it. */
  static void succeeded(
      DSLContext tx, ShotId shot, Output output, QualityReport quality, String numericClass) {
    var recipe =
        tx.select(SHOT.RECIPE).from(SHOT).where(SHOT.ID.eq(shot.value())).fetchSingle(SHOT.RECIPE);
    tx.update(SHOT)
        .set(SHOT.PHASE, "Succeeded")
        .set(SHOT.NUMERIC_CLASS, numericClass)
        .set(SHOT.CONTENT_KEY, ContentKey.of(recipe, numericClass))
        .set(SHOT.OUTPUT_KEY, output.key())
        .set(SHOT.OUTPUT_SHA256, output.sha256())
        .set(SHOT.OUTPUT_BYTES, output.bytes())
        .set(SHOT.QUALITY, Json.write(quality))
        .setNull(SHOT.CODE)
        .setNull(SHOT.MESSAGE)
        .where(SHOT.ID.eq(shot.value()))
        .execute();
  }

  static String name(DSLContext tx, ShotId shot) {
    return tx.select(SHOT.NAME).from(SHOT).where(SHOT.ID.eq(shot.value())).fetchSingle(SHOT.NAME);
  }
}
