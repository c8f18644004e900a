package com.aifilmstudio.store.intent;

import static com.aifilmstudio.store.schema.Tables.INBOX;
import static com.aifilmstudio.store.schema.Tables.JOB;
import static com.aifilmstudio.store.schema.Tables.OUTBOX;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.val;

import com.aifilmstudio.store.Hint;
import com.aifilmstudio.store.JobId;
import com.aifilmstudio.store.job.JobSource;
import com.github.f4b6a3.ulid.UlidCreator;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;

/** What is still to be told. */
public final class Outbox {

  private Outbox() {}

  /** One thing to tell. */
  public record Entry(String id, JobId job, long version, Optional<String> trace, int tries) {}

  static void write(DSLContext tx, JobId job, long version, Optional<String> trace, Instant now) {
    tx.insertInto(OUTBOX)
        .set(OUTBOX.ID, "out_" + UlidCreator.getMonotonicUlid())
        .set(OUTBOX.JOB_ID, job.value())
        .set(OUTBOX.INTENT_VERSION, version)
        .set(OUTBOX.TRACE, trace.orElse(null))
        .set(OUTBOX.CREATED_AT, now)
        .set(OUTBOX.NEXT_AT, now)
        .execute();
    Hint.INTENT.send(tx, job.value());
  }

  /**
   * The next ones, locked until the end of the transaction: another gateway takes others meanwhile,
   * and these are taken again if this one dies.
   */
  public static List<Entry> take(DSLContext tx, Instant now, int limit) {
    return tx.selectFrom(OUTBOX)
        .where(OUTBOX.NEXT_AT.le(now))
        .orderBy(OUTBOX.NEXT_AT, OUTBOX.ID)
        .limit(limit)
        .forUpdate()
        .skipLocked()
        .fetch(
            row ->
                new Entry(
                    row.getId(),
                    new JobId(row.getJobId()),
                    row.getIntentVersion(),
                    Optional.ofNullable(row.getTrace()),
                    row.getTries()));
  }

  public static void told(DSLContext tx, Collection<String> ids) {
    tx.deleteFrom(OUTBOX).where(OUTBOX.ID.in(ids)).execute();
  }

  /** It could not be told now. */
  public static void later(DSLContext tx, Entry entry, Instant nextAt) {
    tx.update(OUTBOX)
        .set(OUTBOX.TRIES, entry.tries() + 1)
        .set(OUTBOX.NEXT_AT, nextAt)
        .where(OUTBOX.ID.eq(entry.id()))
        .execute();
  }

  /** When the oldest thing that is still to be told was written. */
  public static Optional<Instant> oldest(DSLContext sql) {
    return Optional.ofNullable(
        sql.select(min(OUTBOX.CREATED_AT)).from(OUTBOX).fetchSingle().value1());
  }

  /**
   * Tells again what was told before then and not heard of: a queue may lose everything it has.
   *
   * @return how many films
   */
  public static int repeat(DSLContext tx, Instant toldBefore, Instant now, int limit) {
    var unheard =
        tx.select(JOB.ID, JOB.INTENT_VERSION)
            .from(JOB)
            .leftJoin(INBOX)
            .on(INBOX.JOB_ID.eq(JOB.ID))
            .where(
                JOB.SOURCE.eq(JobSource.Gateway.name()),
                JOB.FINISHED_AT.isNull().or(JOB.DELETED_AT.isNotNull()),
                JOB.REMOVED_AT.isNull(),
                JOB.INTENT_AT.lt(toldBefore),
                JOB.INTENT_VERSION.gt(coalesce(INBOX.INTENT_VERSION, val(-1L))),
                INBOX.DEAD_AT.isNull(),
                notExists(selectOne().from(OUTBOX).where(OUTBOX.JOB_ID.eq(JOB.ID))))
            .orderBy(JOB.INTENT_AT)
            .limit(limit)
            .forUpdate()
            .of(JOB)
            .skipLocked()
            .fetch();
    unheard.forEach(
        row -> {
          write(tx, new JobId(row.value1()), row.value2(), Optional.empty(), now);
          tx.update(JOB).set(JOB.INTENT_AT, now).where(JOB.ID.eq(row.value1())).execute();
        });
    return unheard.size();
  }
}
