package com.aifilmstudio.store.hot;

import com.aifilmstudio.store.testkit.StudioDatabase;
import java.util.List;

/**
 * 10,000 jobs of 30 shots, 1,000,000 takes, and what goes with them; 100 jobs are under way, one of
 * them with 500 shots. Filled by the database itself.
 */
final class YearsOfFilms {

  /** The film that is looked at: it is under way and has 500 shots. */
  static final String FILM = "job_00001";

  private static final List<String> FILL =
      List.of(
          // Checked a million times they would cost most of the time, and nothing is learned.
          "alter table take drop constraint take_task_id_fkey, drop constraint take_job_id_fkey",
          "insert into account (name) select 'ns:' || n from generate_series(0, 49) n",
          """
          insert into account_pool (account, pool, vtime)
          select 'ns:' || n, 'render-system/tinyfilm', n from generate_series(0, 49) n""",
          """
          insert into worker (id, pool, pod, pod_uid, node, key_sha256, revision, bundle_digest, gpu,
                              numeric_class, engine, gpus, version, state, registered_at, ready_at,
                              seen_at)
          select 'wrk_' || n, 'render-system/tinyfilm', 'p' || n, 'u' || n, 'node-' || n % 50, 'k' || n,
                 'r1', 'sha256:0', 'gpu', 'cpu-1', 'simulated', 1, '1',
                 case when n <= 200 then 'Idle' else 'Gone' end,
                 timestamptz '2026-05-01 12:00Z' - n * interval '1 minute',
                 timestamptz '2026-05-01 12:00Z' - n * interval '1 minute', '2026-05-01 12:00Z'
          from generate_series(1, 5000) n""",
          """
          insert into job (id, uid, namespace, name, account, pool, desired_state, phase, reason,
                           max_attempts, film, outputs, quality, bundle_digest, created_at,
                           finished_at, removed_at)
          select 'job_' || lpad(n::varchar, 5, '0'), 'uid-' || n, 'ns-' || n % 50, 'film-' || n,
                 'ns:' || n % 50, 'render-system/tinyfilm', 'Running',
                 case when n <= 100 then 'Rendering' else 'Succeeded' end, '', 3, '{}', '["Mp4"]',
                 '{}', 'sha256:0', timestamptz '2026-05-01 11:00Z' - n * interval '1 hour',
                 case when n > 100 then timestamptz '2026-05-01 11:30Z' - n * interval '1 hour' end,
                 case when n > 5000 then timestamptz '2026-05-01 11:40Z' - n * interval '1 hour' end
          from generate_series(1, 10000) n""",
          """
          insert into shot (id, job_id, ordinal, name, recipe, content_key, phase, output_key, quality)
          select 'sht_' || j || '_' || s, 'job_' || lpad(j::varchar, 5, '0'), s, 's' || s,
                 'recipe-' || j || '-' || s,
                 case when j > 100 then 'content-' || j || '-' || s end,
                 case when j > 100 then 'Succeeded' else 'Queued' end,
                 case when j > 100 then 'key-' || j || '-' || s end, '{"findings": []}'
          from generate_series(1, 10000) j, generate_series(1, case when j = 1 then 500 else 30 end) s""",
          """
          insert into task (id, job_id, shot_id, kind, pool, account, bundle_digest, priority, ordinal,
                            created_at, ready_at, state, epoch, worker_id, lease_until, gpu_seconds)
          select 'tsk_' || substr(s.id, 5), s.job_id, s.id, 'render', j.pool, j.account, 'sha256:0', 50,
                 s.ordinal, j.created_at, j.created_at,
                 case when j.finished_at is null then 'Ready' else 'Done' end,
                 case when j.finished_at is null then 0 else 3 end,
                 case when j.finished_at is null then null else 'wrk_1' end,
                 case when j.finished_at is null then null else j.finished_at end, 10
          from shot s join job j on j.id = s.job_id""",
          """
          insert into take (id, task_id, epoch, job_id, shot_id, pool, worker_id, node, started_at,
                            ended_at, outcome, gpu_millis)
          select 'tak_' || substr(t.id, 5) || '_' || e, t.id, e, t.job_id, t.shot_id, t.pool,
                 'wrk_' || (1 + t.ordinal * e), 'node-1', t.created_at + e * interval '1 minute',
                 t.created_at + e * interval '2 minutes',
                 case when e = 3 then 'Rendered' else 'Released' end, 9000
          from task t, generate_series(1, case when t.ordinal % 10 < 4 then 4 else 3 end) e
          where t.state = 'Done'""",
          """
          insert into upload (key, task_id, job_id, epoch, bytes, sha256, granted_at)
          select s.output_key, t.id, s.job_id, 3, 1, '', t.created_at
          from shot s join task t on t.shot_id = s.id where s.output_key is not null""",
          """
          insert into output (job_id, kind, key, sha256, bytes, committed_at)
          select id, 'Mp4', 'film-' || id, '', 1, finished_at from job where finished_at is not null""",
          """
          insert into event (job_id, seq, type, at, data, month)
          select job_id, row_number() over (partition by job_id order by id), 'shot.succeeded',
                 created_at, '{}', date_trunc('month', created_at at time zone 'UTC')
          from task where state = 'Done'""",
          """
          insert into event (job_id, seq, type, at, data, month)
          select id, n, 'shot.released', created_at, '{}',
                 date_trunc('month', created_at at time zone 'UTC')
          from job, generate_series(1, 500) n where finished_at is null""",
          """
          insert into hold (job_id, account, bundle, gpu_class, per_gpu_second, secured, amount,
                            captured, opened_at, closed_at)
          select id, account, 'tinyfilm', 'cpu', 100, true, 100000, 27000, created_at, finished_at
          from job""",
          "insert into credit_account (name, balance) select 'ns:' || n, 900000 from generate_series(0, 49) n",
          "alter table ledger_entry disable trigger ledger_entry_is_balanced",
          """
          insert into ledger_entry (kind, subject, account, book, amount, job_id, gpu_millis, at)
          select 'Capture', 'tak_' || j.id || '_' || t, j.account, book, amount, j.id, 9000,
                 j.created_at
          from job j, generate_series(1, 30) t,
               (values ('Held', -900), ('Earned', 900)) as e (book, amount)""",
          "alter table ledger_entry enable trigger ledger_entry_is_balanced",
          "analyze");

  private YearsOfFilms() {}

  static void fill(StudioDatabase studio) {
    FILL.forEach(studio.sql()::execute);
  }
}
