package com.aifilmstudio.store.job;

import static com.aifilmstudio.store.schema.Tables.CREDIT_ACCOUNT;
import static com.aifilmstudio.store.schema.Tables.HOLD;
import static com.aifilmstudio.store.schema.Tables.JOB;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.when;

import com.aifilmstudio.core.money.MicroCredits;
import com.aifilmstudio.store.job.JobRow.Unfunded;
import java.util.Optional;
import org.jooq.Field;
import org.jooq.Record;

/** What a job that waits for credits lacks; looked up for no other. */
final class Funds {

  static final Field<Long> NEEDS =
      when(
              JOB.UNFUNDED_SINCE.isNotNull(),
              field(select(HOLD.NEEDS).from(HOLD).where(HOLD.JOB_ID.eq(JOB.ID))))
          .as("funds_needed");

  static final Field<Long> AVAILABLE =
      when(
              JOB.UNFUNDED_SINCE.isNotNull(),
              field(
                  select(CREDIT_ACCOUNT.BALANCE.plus(CREDIT_ACCOUNT.CREDIT_LINE))
                      .from(CREDIT_ACCOUNT)
                      .where(CREDIT_ACCOUNT.NAME.eq(JOB.ACCOUNT))))
          .as("funds_available");

  private Funds() {}

  static Optional<Unfunded> unfunded(Record row) {
    return Optional.ofNullable(row.get(JOB.UNFUNDED_SINCE))
        .map(since -> new Unfunded(since, credits(row.get(NEEDS)), credits(row.get(AVAILABLE))));
  }

  private static MicroCredits credits(Long amount) {
    return amount == null ? MicroCredits.ZERO : new MicroCredits(Math.max(0, amount));
  }
}
