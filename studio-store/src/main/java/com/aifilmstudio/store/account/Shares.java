package com.aifilmstudio.store.account;

import static com.aifilmstudio.store.schema.Tables.ACCOUNT;
import static com.aifilmstudio.store.schema.Tables.ACCOUNT_POOL;

import com.aifilmstudio.core.queue.Share;
import java.util.List;
import java.util.OptionalInt;
import org.jooq.DSLContext;
import org.jooq.Record;

/** The accounts of a pool as they stand now. */
public final class Shares {

  private Shares() {}

  /** All that ever had work there. */
  public static List<Share> ofPool(DSLContext sql, String pool) {
    return sql.select(ACCOUNT.fields())
        .select(ACCOUNT_POOL.VTIME, ACCOUNT_POOL.SERVED_AT)
        .from(ACCOUNT_POOL)
        .join(ACCOUNT)
        .on(ACCOUNT.NAME.eq(ACCOUNT_POOL.ACCOUNT))
        .where(ACCOUNT_POOL.POOL.eq(pool))
        .orderBy(ACCOUNT.NAME)
        .fetch(Shares::share);
  }

  private static Share share(Record row) {
    return new Share(
        row.get(ACCOUNT.NAME),
        row.get(ACCOUNT.TIER),
        row.get(ACCOUNT.WEIGHT),
        row.get(ACCOUNT.GPU_QUOTA) == null
            ? OptionalInt.empty()
            : OptionalInt.of(row.get(ACCOUNT.GPU_QUOTA)),
        row.get(ACCOUNT_POOL.VTIME),
        row.get(ACCOUNT.RUNNING_GPUS),
        row.get(ACCOUNT_POOL.SERVED_AT));
  }
}
