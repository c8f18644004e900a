package com.aifilmstudio.store.task;

import static com.aifilmstudio.store.schema.Tables.TASK;
import static org.jooq.impl.DSL.val;

import com.aifilmstudio.core.Json;
import com.aifilmstudio.core.plan.ContentKey;
import com.aifilmstudio.store.event.History;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import org.jooq.DSLContext;

/**
 * All that the good ends of some tasks change, in one statement however many there are. The jobs'
 * and the tasks' rows are locked. What follows in the order of locks is taken in that order too:
 * the accounts are locked, by name, only when the workers are free.
 */
final class FinishedTogether {

  private static final String STATEMENT =
      """
      with due as materialized (
        select it.*
        from unnest(?) line, json_to_record(line::json) it
          (task_id varchar, epoch integer, job_id varchar, shot_id varchar, worker_id varchar,
           account varchar, pool varchar, held_gpus integer, charged_vtime float8,
           gpu_millis bigint, metrics varchar, numeric_class varchar, content_key varchar,
           output_key varchar, output_sha256 varchar, output_bytes bigint, quality varchar,
           month date, event varchar, data varchar)),
      ended as (
        update take
        set ended_at = ?::timestamptz, outcome = 'Rendered', code = null, blame = null, message = null,
          charged = false, gpu_millis = due.gpu_millis, metrics = due.metrics
        from due where take.task_id = due.task_id and take.epoch = due.epoch),
      shown as (
        update shot
        set phase = 'Succeeded', numeric_class = due.numeric_class, content_key = due.content_key,
          output_key = due.output_key, output_sha256 = due.output_sha256,
          output_bytes = due.output_bytes, quality = due.quality, code = null, message = null
        from due where shot.id = due.shot_id),
      forgotten as (
        delete from checkpoint using due where checkpoint.task_id = due.task_id),
      past as (
        delete from progress using due
        where progress.task_id = due.task_id and progress.epoch <= due.epoch),
      billed as (
        update job set gpu_millis = job.gpu_millis + bill.gpu_millis
        from (select job_id, sum(gpu_millis) gpu_millis from due group by job_id) bill
        where job.id = bill.job_id),
      told as (
        insert into event (job_id, month, seq, type, at, data)
        select job_id, month,
          (select coalesce(max(seq), 0) from event
           where event.month = due.month and event.job_id = due.job_id)
            + row_number() over (partition by job_id order by task_id),
          event, ?::timestamptz, data
        from due),
      busy as materialized (
        select id from worker where id in (select worker_id from due) and state = 'Busy'
        order by id for no key update),
      freed as (
        update worker set state = 'Idle', idle_since = ?::timestamptz from busy where worker.id = busy.id
        returning worker.id),
      payer as materialized (
        select name, weight, gpu_quota from account
        where name in (select account from due) and (select count(*) from freed) >= 0
        order by name for no key update),
      cost as materialized (
        select due.task_id, due.account, due.pool, due.held_gpus,
          due.charged_vtime as before, due.gpu_millis / 1000.0::float8 / payer.weight as vtime,
          payer.gpu_quota
        from due join payer on payer.name = due.account),
      paid as (
        update account set running_gpus = running_gpus - given_back.gpus
        from (select account, sum(held_gpus) gpus from cost group by account) given_back
        where account.name = given_back.account),
      moved as (
        update account_pool set vtime = account_pool.vtime + more.vtime
        from (select account, pool, sum(vtime - before) vtime from cost group by account, pool) more
        where account_pool.account = more.account and account_pool.pool = more.pool),
      done as (
        update task set state = 'Done', held_gpus = 0, charged_vtime = cost.vtime
        from cost where task.id = cost.task_id)
      select pg_notify('job', job_id) from (select distinct job_id from due) job
      union all
      -- Of an account with a quota, more may wait than could be claimed before.
      select pg_notify('task', pool)
      from (select distinct pool from cost where gpu_quota is not null) limited
      """;

  private FinishedTogether() {}

  /** A line of the statement's input. */
  @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
  private record Line(
      String taskId,
      int epoch,
      String jobId,
      Optional<String> shotId,
      String workerId,
      String account,
      String pool,
      int heldGpus,
      double chargedVtime,
      long gpuMillis,
      Optional<String> metrics,
      Optional<String> numericClass,
      Optional<String> contentKey,
      Optional<String> outputKey,
      Optional<String> outputSha256,
      Optional<Long> outputBytes,
      Optional<String> quality,
      String month,
      String event,
      String data) {}

  static void write(DSLContext tx, Collection<Finished> tasks) {
    var lines = tasks.stream().map(FinishedTogether::line).map(Json::write).toArray(String[]::new);
    Instant at = tasks.iterator().next().end().at();
    tx.resultQuery(
            STATEMENT,
            val(lines),
            val(at, TASK.READY_AT),
            val(at, TASK.READY_AT),
            val(at, TASK.READY_AT))
        .fetch();
  }

  private static Line line(Finished finished) {
    var task = finished.task();
    var end = finished.end();
    var traits = task.traits();
    var shot = task.shot();
    var file = shot.map(id -> finished.report().outputs().getFirst());
    return new Line(
        task.id().value(),
        task.epoch(),
        task.job().value(),
        shot.map(id -> id.value()),
        task.worker().value(),
        task.charge().account(),
        task.charge().pool(),
        task.charge().gpus(),
        task.charge().vtime(),
        end.gpuMillis(),
        end.metrics().map(Json::write),
        shot.map(id -> traits.numericClass()),
        shot.map(id -> ContentKey.of(traits.recipe(), traits.numericClass())),
        file.map(it -> it.key()),
        file.map(it -> it.sha256()),
        file.map(it -> it.bytes()),
        shot.map(id -> Json.write(finished.report().quality())),
        History.of(traits.jobCreatedAt()).toString(),
        Endings.noun(task) + "succeeded",
        Json.write(Endings.story(task, end)));
  }
}
