package com.aifilmstudio.store.studio;

import static com.aifilmstudio.store.schema.Tables.STUDIO;
import static com.aifilmstudio.store.schema.Tables.UPLOAD;

import java.time.Instant;
import java.util.List;
import org.jooq.DSLContext;

/**
 * Files that a restored database knows nothing of. They are entered as if they had just been
 * granted: what is taken back by then stays, the rest is swept like any other upload.
 */
public final class Inventory {

  private static final String NOBODY = "";

  private Inventory() {}

  public static boolean isDue(DSLContext sql) {
    return Boolean.TRUE.equals(
        sql.select(STUDIO.INVENTORY_DUE).from(STUDIO).fetchSingle(STUDIO.INVENTORY_DUE));
  }

  public static void done(DSLContext sql) {
    sql.update(STUDIO).set(STUDIO.INVENTORY_DUE, false).execute();
  }

  /**
   * Enters those keys that are unknown.
   *
   * @return how many were
   */
  public static int enter(DSLContext tx, List<String> keys, Instant now) {
    int entered = 0;
    for (var key : keys) {
      entered +=
          tx.insertInto(UPLOAD)
              .set(UPLOAD.KEY, key)
              .set(UPLOAD.TASK_ID, NOBODY)
              .set(UPLOAD.JOB_ID, NOBODY)
              .set(UPLOAD.EPOCH, 0)
              .set(UPLOAD.BYTES, 0L)
              .set(UPLOAD.SHA256, "")
              .set(UPLOAD.GRANTED_AT, now)
              .onConflictDoNothing()
              .execute();
    }
    return entered;
  }
}
