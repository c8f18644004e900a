package com.aifilmstudio.store.job;

import static com.aifilmstudio.store.schema.Tables.JOB;
import static com.aifilmstudio.store.schema.Tables.PROGRESS;
import static com.aifilmstudio.store.schema.Tables.SHOT;
import static com.aifilmstudio.store.schema.Tables.TASK;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.least;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.nullif;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.val;

import com.aifilmstudio.store.JobId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;

/** Many jobs at once, with the little that a list shows of each. */
public final class JobList {

  private JobList() {}

  /**
   * A job's shots.
   *
   * @param rendered as a sum of fractions: shots under way count in part
   */
  public record Shots(int all, int succeeded, double rendered) {

    static final Shots NONE = new Shots(0, 0, 0);

    /** As {@link Work#percent} has it while shots are rendered. */
    public int percent() {
      return all == 0 ? 0 : (int) (rendered / all * 95);
    }
  }

  /**
   * Jobs whose resource is there: those that are not over, oldest first, then the others, newest
   * first.
   *
   * @param namespace empty: of all
   */
  public static List<JobRow> of(DSLContext sql, Optional<String> namespace, int limit) {
    var where = JOB.REMOVED_AT.isNull().and(namespace.map(JOB.NAMESPACE::eq).orElse(noCondition()));
    var jobs =
        new ArrayList<>(
            JobColumns.select(sql)
                .where(where, JOB.FINISHED_AT.isNull())
                .orderBy(JOB.CREATED_AT, JOB.ID)
                .limit(limit)
                .fetch(JobColumns::row));
    if (jobs.size() < limit) {
      jobs.addAll(
          JobColumns.select(sql)
              .where(where, JOB.FINISHED_AT.isNotNull())
              .orderBy(JOB.FINISHED_AT.desc())
              .limit(limit - jobs.size())
              .fetch(JobColumns::row));
    }
    return List.copyOf(jobs);
  }

  /** Jobs that are not planned have none. */
  public static Map<JobId, Shots> shots(DSLContext sql, Collection<JobId> jobs) {
    var ids = jobs.stream().map(JobId::value).toList();
    var running = running(sql, TASK.JOB_ID.in(ids));
    var shots = new HashMap<JobId, Shots>();
    jobs.forEach(job -> shots.put(job, Shots.NONE));
    sql.select(SHOT.JOB_ID, count(), count().filterWhere(SHOT.PHASE.eq("Succeeded")))
        .from(SHOT)
        .where(SHOT.JOB_ID.in(ids))
        .groupBy(SHOT.JOB_ID)
        .forEach(
            row ->
                shots.put(
                    new JobId(row.value1()),
                    new Shots(
                        row.value2(),
                        row.value3(),
                        row.value3() + running.getOrDefault(row.value1(), 0.0))));
    return shots;
  }

  private static Map<String, Double> running(DSLContext sql, Condition ofJobs) {
    var part =
        least(
            val(1.0),
            field(
                "{0}::float8 / {1}", Double.class, PROGRESS.STEP, nullif(PROGRESS.STEPS, val(0))));
    return sql.select(TASK.JOB_ID, sum(part))
        .from(TASK)
        .join(PROGRESS)
        .on(PROGRESS.TASK_ID.eq(TASK.ID), PROGRESS.EPOCH.eq(TASK.EPOCH))
        .where(ofJobs, TASK.KIND.eq("render"), TASK.STATE.eq("Leased"), PROGRESS.STEPS.gt(0))
        .groupBy(TASK.JOB_ID)
        .fetchMap(TASK.JOB_ID, row -> row.value2() == null ? 0.0 : row.value2().doubleValue());
  }
}
