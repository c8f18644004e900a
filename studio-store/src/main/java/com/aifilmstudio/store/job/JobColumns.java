package com.aifilmstudio.store.job;

import static com.aifilmstudio.store.schema.Tables.JOB;

import com.aifilmstudio.store.JobId;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SelectField;
import org.jooq.SelectJoinStep;
import org.jooq.impl.DSL;

/** What is read of a job; not its script and its plan, which may be long. */
final class JobColumns {

  private static final Field<Boolean> PLANNED = DSL.field(JOB.PLAN.isNotNull());

  private JobColumns() {}

  static SelectJoinStep<Record> select(DSLContext sql) {
    return sql.select(
            List.<SelectField<?>>of(
                JOB.ID,
                JOB.UID,
                JOB.SOURCE,
                JOB.INTENT_VERSION,
                JOB.NAMESPACE,
                JOB.NAME,
                JOB.ACCOUNT,
                JOB.POOL,
                JOB.DESIRED_STATE,
                JOB.PRIORITY,
                JOB.DEADLINE,
                JOB.HELD_BACK,
                JOB.UNFUNDED_SINCE,
                Funds.NEEDS,
                Funds.AVAILABLE,
                JOB.ENDING_PHASE,
                JOB.ENDING_CODE,
                JOB.ENDING_MESSAGE,
                JOB.PHASE,
                JOB.REASON,
                JOB.MESSAGE,
                JOB.SCRIPT_SHA256,
                JOB.BUNDLE_DIGEST,
                JOB.CREATED_AT,
                JOB.STARTED_AT,
                JOB.FINISHED_AT,
                JOB.REMOVED_AT,
                PLANNED))
        .from(JOB);
  }

  static JobRow row(Record row) {
    return new JobRow(
        new JobId(row.get(JOB.ID)),
        Optional.ofNullable(row.get(JOB.UID)),
        JobSource.valueOf(row.get(JOB.SOURCE)),
        row.get(JOB.INTENT_VERSION),
        row.get(JOB.NAMESPACE),
        row.get(JOB.NAME),
        row.get(JOB.ACCOUNT),
        row.get(JOB.POOL),
        row.get(JOB.DESIRED_STATE),
        row.get(JOB.PRIORITY),
        Optional.ofNullable(row.get(JOB.DEADLINE)),
        row.get(JOB.HELD_BACK),
        Funds.unfunded(row),
        Optional.ofNullable(row.get(JOB.ENDING_PHASE))
            .map(
                phase ->
                    new JobRow.Ending(
                        phase, row.get(JOB.ENDING_CODE), row.get(JOB.ENDING_MESSAGE))),
        row.get(JOB.PHASE),
        row.get(JOB.REASON),
        row.get(JOB.MESSAGE),
        row.get(PLANNED),
        Optional.ofNullable(row.get(JOB.SCRIPT_SHA256)),
        Optional.ofNullable(row.get(JOB.BUNDLE_DIGEST)),
        row.get(JOB.CREATED_AT),
        Optional.ofNullable(row.get(JOB.STARTED_AT)),
        Optional.ofNullable(row.get(JOB.FINISHED_AT)),
        Optional.ofNullable(row.get(JOB.REMOVED_AT)));
  }
}
