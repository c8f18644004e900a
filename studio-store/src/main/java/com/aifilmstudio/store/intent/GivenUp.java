package com.aifilmstudio.store.intent;

import static com.aifilmstudio.store.schema.Tables.INBOX;

import com.aifilmstudio.store.JobId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;

/** An order that can never be carried out, and why. */
public record GivenUp(JobId job, Optional<String> code, String why, Instant at) {

  /** The newest first. */
  public static List<GivenUp> all(DSLContext sql, int limit) {
    return sql.selectFrom(INBOX)
        .where(INBOX.DEAD_AT.isNotNull())
        .orderBy(INBOX.DEAD_AT.desc())
        .limit(limit)
        .fetch(
            row ->
                new GivenUp(
                    new JobId(row.getJobId()),
                    Optional.ofNullable(row.getCode()),
                    Optional.ofNullable(row.getMessage()).orElse(""),
                    row.getDeadAt()));
  }
}
