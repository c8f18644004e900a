package com.aifilmstudio.store.task;

import static com.aifilmstudio.store.schema.Tables.JOB;

import com.aifilmstudio.core.protocol.BeatReply.Verdict;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;

/**
 * What is wanted of a job's tasks at this moment.
 *
 * @param verdict what the holder of one is told
 * @param offered whether one that nobody holds may be claimed
 */
record Wish(Verdict verdict, boolean offered) {

  /** The film is not wanted any more: canceled, ended or about to, or its RenderJob removed. */
  static final Field<Boolean> UNWANTED =
      DSL.field(
              DSL.or(
                  JOB.DESIRED_STATE.eq("Canceled"),
                  JOB.ENDING_PHASE.isNotNull(),
                  JOB.FINISHED_AT.isNotNull(),
                  JOB.REMOVED_AT.isNotNull()))
          .as("unwanted");

  private static final Condition STOPPED =
      JOB.DESIRED_STATE.eq("Paused").or(JOB.UNFUNDED_SINCE.isNotNull());

  /** Its tasks wait until its owner wants it to go on, or gives it a larger budget, or money. */
  static final Field<Boolean> PARKED = DSL.field(STOPPED.or(JOB.HELD_BACK)).as("parked");

  static final Field<Boolean> PAUSED = DSL.field(STOPPED).as("paused");

  static Wish of(Record job) {
    if (job.get(UNWANTED)) {
      return new Wish(Verdict.CANCEL, false);
    }
    return new Wish(job.get(PAUSED) ? Verdict.PAUSE : Verdict.CONTINUE, !job.get(PARKED));
  }

  boolean wanted() {
    return verdict != Verdict.CANCEL;
  }

  /** The state of a task that nobody holds. */
  TaskState waiting() {
    return offered ? TaskState.Ready : TaskState.Parked;
  }
}
