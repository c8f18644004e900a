package com.aifilmstudio.store.task;

import static com.aifilmstudio.store.schema.Tables.JOB;
import static com.aifilmstudio.store.schema.Tables.TASK;
import static org.jooq.impl.DSL.val;

import com.aifilmstudio.store.JobId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jooq.DSLContext;

/**
 * Tells of shots that workers begin, between the claim and the worker's hearing of it: an end is
 * never told before its beginning, and what no worker has heard of did not begin. Not in the
 * claim's own transaction, because a job's row is locked before a task's.
 */
public final class Starts {

  private static final String STATEMENT =
      """
      with begun as (
        insert into event (job_id, month, seq, type, at, data)
        select job.id, month.first,
          (select coalesce(max(seq), 0) from event
           where event.month = month.first and event.job_id = job.id)
            + row_number() over (partition by job.id order by shot.ordinal),
          'shot.started', ?::timestamptz,
          json_build_object(
            'shot', shot.name, 'epoch', given.epoch::integer, 'worker', given.worker)::varchar
        from unnest(?, ?, ?) given (shot, worker, epoch)
          join shot on shot.id = given.shot
          join job on job.id = shot.job_id
          cross join lateral (
            select date_trunc('month', job.created_at at time zone 'UTC')::date as first) month
        where job.finished_at is null
        returning job_id)
      select pg_notify('event', job_id) from (select distinct job_id from begun) job
      """;

  private Starts() {}

  /** {@code tasks}: each was just claimed; cuts among them are no news. */
  public static void tell(DSLContext tx, Collection<ClaimedTask> tasks, Instant now) {
    var shots = tasks.stream().filter(task -> task.shot().isPresent()).toList();
    if (shots.isEmpty()) {
      return;
    }
    // A statement of its own: the next one must see what the holder of the locks has numbered.
    tx.select(JOB.ID)
        .from(JOB)
        .where(JOB.ID.in(shots.stream().map(ClaimedTask::job).map(JobId::value).toList()))
        .orderBy(JOB.ID)
        .forNoKeyUpdate()
        .fetch();
    tx.resultQuery(
            STATEMENT,
            val(now, TASK.READY_AT),
            val(texts(shots.stream().map(task -> task.shot().orElseThrow().value()).toList())),
            val(texts(shots.stream().map(task -> task.lease().worker().value()).toList())),
            val(texts(shots.stream().map(task -> "" + task.lease().epoch()).toList())))
        .fetch();
  }

  private static String[] texts(List<String> list) {
    return list.toArray(String[]::new);
  }
}
