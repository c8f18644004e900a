package com.aifilmstudio.store.task;

import static com.aifilmstudio.store.schema.Tables.TASK;
import static org.jooq.impl.DSL.val;

import com.aifilmstudio.core.queue.Deal.Offer;
import com.aifilmstudio.store.TakeId;
import com.aifilmstudio.store.WorkerId;
import com.aifilmstudio.store.task.ClaimsTogether.Kind;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jooq.DSLContext;

/** {@link Grant} for several workers at once, in one statement. */
final class Grants {

  private static final String STATEMENT =
      """
      with given as (
        select * from unnest(?, ?, ?) given (task_id, worker_id, take_id)),
      free as materialized (
        select task.id, given.worker_id, given.take_id, account.weight
        from given join task on task.id = given.task_id join account on account.name = task.account
        where task.state = 'Ready' and task.ready_at <= ?::timestamptz
        for update of task skip locked),
      leased as (
        update task
        set state = 'Leased', epoch = epoch + 1, worker_id = free.worker_id,
          lease_until = ?::timestamptz + make_interval(secs => ttl_seconds), held_gpus = ?,
          charged_vtime = gpu_seconds / free.weight
        from free where task.id = free.id
        returning task.*, free.take_id),
      taken as (
        insert into take
          (id, task_id, epoch, job_id, shot_id, pool, worker_id, node, started_at)
        select take_id, leased.id, epoch, leased.job_id, shot_id, leased.pool, worker_id, node, ?::timestamptz
        from leased join worker on worker.id = leased.worker_id),
      shown as (
        update shot set phase = 'Rendering' from leased where shot.id = leased.shot_id),
      busy as (
        update worker
        set state = 'Busy', idle_since = null, seen_at = ?::timestamptz,
          ready_at = coalesce(worker.ready_at, ?::timestamptz)
        from leased where worker.id = leased.worker_id),
      counted as (
        update account set running_gpus = running_gpus + more.gpus
        from (select account, sum(held_gpus) gpus from leased group by account) more
        where account.name = more.account),
      charged as (
        update account_pool set vtime = account_pool.vtime + more.vtime, served_at = ?::timestamptz
        from (select account, pool, sum(charged_vtime) vtime from leased group by account, pool) more
        where account_pool.account = more.account and account_pool.pool = more.pool)
      select leased.*, pg_notify('job', job_id) from leased
      """;

  private Grants() {}

  /**
   * Gives the first task to the first worker and so on. The workers and the accounts are locked. A
   * task that somebody else has got hold of meanwhile is skipped, and its worker is missing in the
   * answer.
   */
  static List<ClaimedTask> of(
      DSLContext tx, Kind kind, List<Offer> tasks, List<WorkerId> workers, Instant now) {
    if (tasks.isEmpty()) {
      return List.of();
    }
    return tx.resultQuery(
            STATEMENT,
            val(tasks.stream().map(Offer::task).toArray(String[]::new)),
            val(ClaimsTogether.ids(workers.subList(0, tasks.size()))),
            val(
                Stream.generate(() -> TakeId.create().value())
                    .limit(tasks.size())
                    .toArray(String[]::new)),
            val(now, TASK.READY_AT),
            val(now, TASK.READY_AT),
            val(kind.gpus()),
            val(now, TASK.READY_AT),
            val(now, TASK.READY_AT),
            val(now, TASK.READY_AT),
            val(now, TASK.READY_AT))
        .fetch(row -> Claims.claimed(row.into(TASK), now));
  }
}
