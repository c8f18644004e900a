package com.aifilmstudio.store.money;

import com.aifilmstudio.core.money.Hold;
import com.aifilmstudio.store.TakeId;
import java.time.Instant;
import org.jooq.DSLContext;

/** What takes cost. Called in the transaction that ends the take, after its locks. */
public final class Captures {

  private Captures() {}

  /**
   * The account pays for a take that has ended. The take's end is fenced, so it happens once; were
   * it not, the ledger would refuse the second.
   *
   * @param hold as it was read under the lock of the job's row
   */
  public static void of(DSLContext tx, Hold hold, TakeId take, long gpuMillis, Instant now) {
    var captured = hold.capture(take.value(), gpuMillis);
    if (captured.postings().isEmpty()) {
      return;
    }
    Holds.carryOut(tx, captured, now);
    if (captured.hold().isLow()) {
      Funding.look(tx, captured.hold(), now);
    }
  }
}
