package com.aifilmstudio.store.letter;

import static com.aifilmstudio.store.schema.Tables.DEAD_LETTER;

import com.aifilmstudio.core.failure.FailureCode;
import com.aifilmstudio.store.Hint;
import com.aifilmstudio.store.JobId;
import com.aifilmstudio.store.intent.Inbox;
import com.aifilmstudio.store.job.Jobs;
import com.aifilmstudio.store.schema.tables.records.DeadLetterRecord;
import com.github.f4b6a3.ulid.UlidCreator;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;

/** The messages that were put aside. */
public final class DeadLetters {

  private DeadLetters() {}

  /**
   * The film's message will never be carried out: the film fails, what is held for it goes back,
   * and the message is kept, all at once. A film that is over already stays as it ended. The same
   * film's second message says nothing new.
   */
  public static void bury(
      DSLContext tx, JobId job, String body, FailureCode code, String why, Instant now) {
    Jobs.finish(tx, job, "Failed", code.code(), code.meaning(), now);
    Inbox.giveUp(tx, job, code.code(), why, now);
    add(tx, Optional.of(job), body, Optional.of(code), why, now);
    Hint.JOB.send(tx, job.value());
  }

  /** It belongs to no film that there is. */
  public static void keep(
      DSLContext tx, Optional<JobId> job, String body, String why, Instant now) {
    add(tx, job, body, Optional.empty(), why, now);
  }

  private static void add(
      DSLContext tx,
      Optional<JobId> job,
      String body,
      Optional<FailureCode> code,
      String why,
      Instant now) {
    tx.insertInto(DEAD_LETTER)
        .set(DEAD_LETTER.ID, "ltr_" + UlidCreator.getMonotonicUlid())
        .set(DEAD_LETTER.JOB_ID, job.map(JobId::value).orElse(null))
        .set(DEAD_LETTER.BODY, body.replace("\0", ""))
        .set(DEAD_LETTER.CODE, code.map(FailureCode::code).orElse(null))
        .set(DEAD_LETTER.WHY, why)
        .set(DEAD_LETTER.AT, now)
        .onConflictDoNothing()
        .execute();
  }

  /** Those that wait for somebody, the oldest first. */
  public static List<DeadLetter> open(DSLContext sql, int limit) {
    return sql.selectFrom(DEAD_LETTER)
        .where(DEAD_LETTER.SETTLED_AT.isNull())
        .orderBy(DEAD_LETTER.ID)
        .limit(limit)
        .fetch(DeadLetters::letter);
  }

  public static int count(DSLContext sql) {
    return sql.fetchCount(DEAD_LETTER, DEAD_LETTER.SETTLED_AT.isNull());
  }

  public static Optional<DeadLetter> find(DSLContext sql, String id) {
    return sql.selectFrom(DEAD_LETTER)
        .where(DEAD_LETTER.ID.eq(id))
        .fetchOptional(DeadLetters::letter);
  }

  /** Locked, so that two people do not settle it both. */
  static Optional<DeadLetter> lock(DSLContext tx, String id) {
    return tx.selectFrom(DEAD_LETTER)
        .where(DEAD_LETTER.ID.eq(id))
        .forUpdate()
        .fetchOptional(DeadLetters::letter);
  }

  static void settle(DSLContext tx, String id, DeadLetter.Settlement how) {
    tx.update(DEAD_LETTER)
        .set(DEAD_LETTER.SETTLED_AT, how.at())
        .set(DEAD_LETTER.SETTLED_BY, how.by())
        .set(DEAD_LETTER.REDRIVEN_AS, how.as().map(JobId::value).orElse(null))
        .where(DEAD_LETTER.ID.eq(id))
        .execute();
  }

  private static DeadLetter letter(DeadLetterRecord row) {
    return new DeadLetter(
        row.getId(),
        Optional.ofNullable(row.getJobId()).map(JobId::new),
        row.getBody(),
        Optional.ofNullable(row.getCode()),
        row.getWhy(),
        row.getAt(),
        Optional.ofNullable(row.getSettledAt())
            .map(
                at ->
                    new DeadLetter.Settlement(
                        at,
                        row.getSettledBy(),
                        Optional.ofNullable(row.getRedrivenAs()).map(JobId::new))));
  }
}
