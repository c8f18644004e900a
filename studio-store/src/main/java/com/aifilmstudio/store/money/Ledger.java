package com.aifilmstudio.store.money;

import static com.aifilmstudio.store.schema.Tables.LEDGER_ENTRY;

import com.aifilmstudio.core.money.Posting;
import java.time.Instant;
import org.jooq.DSLContext;

/**
 * Writes postings. What was posted already is refused by the database, and so is all of its
 * transaction.
 */
final class Ledger {

  private Ledger() {}

  static void post(DSLContext tx, Posting posting, Instant now) {
    var insert =
        tx.insertInto(
            LEDGER_ENTRY,
            LEDGER_ENTRY.KIND,
            LEDGER_ENTRY.SUBJECT,
            LEDGER_ENTRY.ACCOUNT,
            LEDGER_ENTRY.BOOK,
            LEDGER_ENTRY.AMOUNT,
            LEDGER_ENTRY.JOB_ID,
            LEDGER_ENTRY.GPU_MILLIS,
            LEDGER_ENTRY.AT);
    for (var entry : posting.entries()) {
      insert =
          insert.values(
              posting.kind().word(),
              posting.subject(),
              posting.account(),
              entry.book().word(),
              entry.amount().value(),
              posting.job().orElse(null),
              posting.gpuMillis(),
              now);
    }
    insert.execute();
  }

  /** Whether there is such a posting. */
  static boolean has(DSLContext tx, Posting posting) {
    return tx.fetchExists(
        LEDGER_ENTRY,
        LEDGER_ENTRY.SUBJECT.eq(posting.subject()),
        LEDGER_ENTRY.KIND.eq(posting.kind().word()));
  }
}
