package com.aifilmstudio.store.job;

import static com.aifilmstudio.store.schema.Tables.JOB;

import java.time.Instant;
import org.jooq.DSLContext;

/** Jobs whose resource is long gone: their rows go, with shots, tasks, takes and events. */
public final class OldJobs {

  private OldJobs() {}

  /**
   * Forgets the oldest ones that were removed before then. Their files are swept as those of every
   * removed job; shots that later films took over are rows of those films.
   *
   * @return how many
   */
  public static int forget(DSLContext sql, Instant removedBefore, int limit) {
    var old =
        sql.select(JOB.ID)
            .from(JOB)
            .where(JOB.REMOVED_AT.lt(removedBefore), JOB.FINISHED_AT.isNotNull())
            .orderBy(JOB.REMOVED_AT)
            .limit(limit)
            .fetch(JOB.ID);
    return old.isEmpty() ? 0 : sql.deleteFrom(JOB).where(JOB.ID.in(old)).execute();
  }
}
