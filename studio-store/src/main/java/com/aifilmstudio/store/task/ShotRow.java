package com.aifilmstudio.store.task;

import static com.aifilmstudio.store.schema.Tables.SHOT;

import com.aifilmstudio.core.failure.FailureCode;
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
}
