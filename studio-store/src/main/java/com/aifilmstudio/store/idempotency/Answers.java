package com.aifilmstudio.store.idempotency;

import static com.aifilmstudio.store.schema.Tables.IDEMPOTENCY;

import com.aifilmstudio.store.JobId;
import java.time.Instant;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** The answers of an account's requests by their keys. */
public final class Answers {

  private Answers() {}

  /**
   * Only one request with this key is answered at a time. The lock goes with the transaction; a
   * second request does not wait for it, because its caller can be told at once.
   *
   * @return whether this is the one
   */
  public static boolean begin(DSLContext tx, String account, String key) {
    return tx.select(
            DSL.field(
                "pg_try_advisory_xact_lock(hashtextextended({0}, 0))",
                Boolean.class, DSL.val("idempotency/" + account + "/" + key)))
        .fetchSingle()
        .value1();
  }

  public static Optional<Answered> find(DSLContext tx, String account, String key) {
    return tx.selectFrom(IDEMPOTENCY)
        .where(IDEMPOTENCY.ACCOUNT.eq(account), IDEMPOTENCY.KEY.eq(key))
        .fetchOptional(
            row -> new Answered(row.getRequest(), new JobId(row.getJobId()), row.getAnswer()));
  }

  public static void keep(
      DSLContext tx, String account, String key, Answered answered, Instant now) {
    tx.insertInto(IDEMPOTENCY)
        .set(IDEMPOTENCY.ACCOUNT, account)
        .set(IDEMPOTENCY.KEY, key)
        .set(IDEMPOTENCY.REQUEST, answered.request())
        .set(IDEMPOTENCY.JOB_ID, answered.job().value())
        .set(IDEMPOTENCY.ANSWER, answered.answer())
        .set(IDEMPOTENCY.CREATED_AT, now)
        .execute();
  }

  /** Forgets the oldest ones. */
  public static int forget(DSLContext sql, Instant before, int limit) {
    return sql.deleteFrom(IDEMPOTENCY)
        .where(
            DSL.row(IDEMPOTENCY.ACCOUNT, IDEMPOTENCY.KEY)
                .in(
                    DSL.select(IDEMPOTENCY.ACCOUNT, IDEMPOTENCY.KEY)
                        .from(IDEMPOTENCY)
                        .where(IDEMPOTENCY.CREATED_AT.lt(before))
                        .orderBy(IDEMPOTENCY.CREATED_AT)
                        .limit(limit)))
        .execute();
  }
}
