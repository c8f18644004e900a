package com.aifilmstudio.store.intent;

import static com.aifilmstudio.store.schema.Tables.INBOX;
import static org.jooq.impl.DSL.greatest;
import static org.jooq.impl.DSL.val;

import com.aifilmstudio.store.JobId;
import java.time.Instant;
import org.jooq.DSLContext;

/** What the operator has heard, by film: a message that comes twice is one. */
public final class Inbox {

  private Inbox() {}

  /** Everything up to this version is carried out. */
  public static void handled(DSLContext tx, JobId job, long version, Instant now) {
    tx.insertInto(INBOX)
        .set(INBOX.JOB_ID, job.value())
        .set(INBOX.INTENT_VERSION, version)
        .set(INBOX.AT, now)
        .onConflict(INBOX.JOB_ID)
        .doUpdate()
        .set(INBOX.INTENT_VERSION, greatest(INBOX.INTENT_VERSION, val(version)))
        .set(INBOX.REFUSED, 0)
        .set(INBOX.AT, now)
        .execute();
  }

  /**
   * It was refused for a reason that will not go away by itself.
   *
   * @return how often by now
   */
  public static int refused(DSLContext tx, JobId job, String code, String message, Instant now) {
    return tx.insertInto(INBOX)
        .set(INBOX.JOB_ID, job.value())
        .set(INBOX.REFUSED, 1)
        .set(INBOX.CODE, code)
        .set(INBOX.MESSAGE, message)
        .set(INBOX.AT, now)
        .onConflict(INBOX.JOB_ID)
        .doUpdate()
        .set(INBOX.REFUSED, INBOX.REFUSED.plus(1))
        .set(INBOX.CODE, code)
        .set(INBOX.MESSAGE, message)
        .set(INBOX.AT, now)
        .returning(INBOX.REFUSED)
        .fetchSingle(INBOX.REFUSED);
  }

  /** Nothing more is tried for this film. */
  public static void giveUp(DSLContext tx, JobId job, String code, String why, Instant now) {
    tx.insertInto(INBOX)
        .set(INBOX.JOB_ID, job.value())
        .set(INBOX.CODE, code)
        .set(INBOX.MESSAGE, why)
        .set(INBOX.DEAD_AT, now)
        .set(INBOX.AT, now)
        .onConflict(INBOX.JOB_ID)
        .doUpdate()
        .set(INBOX.CODE, code)
        .set(INBOX.MESSAGE, why)
        .set(INBOX.DEAD_AT, now)
        .set(INBOX.AT, now)
        .execute();
  }
}
