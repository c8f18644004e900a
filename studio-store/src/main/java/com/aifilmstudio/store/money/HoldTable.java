package com.aifilmstudio.store.money;

import static com.aifilmstudio.store.schema.Tables.HOLD;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.val;

import com.aifilmstudio.core.money.Hold;
import com.aifilmstudio.core.money.MicroCredits;
import com.aifilmstudio.core.money.Rate;
import com.aifilmstudio.store.JobId;
import java.time.Instant;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Record;

/** Holds as rows. Whoever writes one has locked its job's row, or makes that row. */
final class HoldTable {

  private HoldTable() {}

  static void insert(DSLContext tx, Hold hold, Instant now) {
    tx.insertInto(HOLD)
        .set(HOLD.JOB_ID, hold.job())
        .set(HOLD.ACCOUNT, hold.account())
        .set(HOLD.BUNDLE, hold.rate().bundle())
        .set(HOLD.GPU_CLASS, hold.rate().gpuClass())
        .set(HOLD.PER_GPU_SECOND, value(hold.rate().perGpuSecond()))
        .set(HOLD.SECURED, hold.secured())
        .set(HOLD.AMOUNT, hold.amount().value())
        .set(HOLD.OPENED_AT, now)
        .execute();
  }

  static void update(DSLContext tx, Hold hold, Instant now) {
    tx.update(HOLD)
        .set(HOLD.AMOUNT, hold.amount().value())
        .set(HOLD.CAPTURED, hold.captured().value())
        .set(HOLD.REFUNDED, hold.refunded().value())
        .set(HOLD.GROWTHS, hold.growths())
        .set(HOLD.NEEDS, value(hold.needs()))
        // A take that is given back later does not move the end.
        .set(
            HOLD.CLOSED_AT,
            hold.open()
                ? val(null, HOLD.CLOSED_AT)
                : coalesce(HOLD.CLOSED_AT, val(now, HOLD.CLOSED_AT)))
        .where(HOLD.JOB_ID.eq(hold.job()))
        .execute();
  }

  static Optional<Hold> find(DSLContext sql, JobId job) {
    return sql.selectFrom(HOLD).where(HOLD.JOB_ID.eq(job.value())).fetchOptional(HoldTable::row);
  }

  static Hold row(Record row) {
    return new Hold(
        row.get(HOLD.JOB_ID),
        row.get(HOLD.ACCOUNT),
        new Rate(
            row.get(HOLD.BUNDLE), row.get(HOLD.GPU_CLASS), amount(row.get(HOLD.PER_GPU_SECOND))),
        row.get(HOLD.SECURED),
        new MicroCredits(row.get(HOLD.AMOUNT)),
        new MicroCredits(row.get(HOLD.CAPTURED)),
        new MicroCredits(row.get(HOLD.REFUNDED)),
        row.get(HOLD.GROWTHS),
        amount(row.get(HOLD.NEEDS)),
        row.get(HOLD.CLOSED_AT) == null);
  }

  private static Optional<MicroCredits> amount(Long value) {
    return Optional.ofNullable(value).map(MicroCredits::new);
  }

  private static Long value(Optional<MicroCredits> amount) {
    return amount.map(MicroCredits::value).orElse(null);
  }
}
