package com.aifilmstudio.local.cli.bench.audit;

import com.aifilmstudio.store.Database;
import java.util.List;
import java.util.function.Consumer;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/**
 * Jobs of 48 takes each, of a thousand accounts: a hundred entries a job. Written as a table is
 * loaded, without the triggers that look at each row of the living ledger.
 */
final class YearsOfPostings {

  private static final int ENTRIES_A_JOB = 100;

  private static final List<String> FILL =
      List.of(
          // Checked half a million times they would cost most of the time, and nothing is learned.
          "alter table take drop constraint take_task_id_fkey, drop constraint take_job_id_fkey",
          """
          insert into job (id, uid, namespace, name, account, pool, desired_state, phase, reason,
                           max_attempts, film, outputs, quality, created_at, finished_at)
          select 'job_' || n, 'uid-' || n, 'ns', 'film-' || n, 'account-' || n % 1000, 'p/p',
                 'Running', 'Succeeded', 'Succeeded', 3, '{}', '[]', '{}', now(), now()
          from generate_series(1, {0}) n""",
          """
          insert into task (id, job_id, kind, pool, account, bundle_digest, shape, priority, ordinal,
                            created_at, ready_at, state, epoch)
          select 'tsk_' || n, 'job_' || n, 'render', 'p/p', 'account-' || n % 1000, '', '', 50, 1,
                 now(), now(), 'Done', 48
          from generate_series(1, {0}) n""",
          """
          insert into take (id, task_id, epoch, job_id, pool, worker_id, node, started_at, ended_at,
                            outcome, gpu_millis)
          select 'tak_' || n || '_' || e, 'tsk_' || n, e, 'job_' || n, 'p/p', 'wrk', 'node', now(),
                 now(), 'Rendered', 9000
          from generate_series(1, {0}) n, generate_series(1, 48) e""",
          """
          insert into hold (job_id, account, bundle, gpu_class, per_gpu_second, secured, amount,
                            captured, opened_at, closed_at)
          select 'job_' || n, 'account-' || n % 1000, 'tinyfilm', 'cpu', 100, true, 50000, 48 * 900,
                 now(), now()
          from generate_series(1, {0}) n""",
          """
          insert into ledger_entry (kind, subject, account, book, amount, job_id, at)
          select kind, 'job_' || n, 'account-' || n % 1000, book, amount, 'job_' || n, now()
          from generate_series(1, {0}) n, (values
            ('Hold', 'Available', -50000), ('Hold', 'Held', 50000),
            ('Release', 'Held', -6800), ('Release', 'Available', 6800)) as e (kind, book, amount)""",
          """
          insert into ledger_entry (kind, subject, account, book, amount, job_id, gpu_millis, at)
          select 'Capture', 'tak_' || n || '_' || t, 'account-' || n % 1000, book, amount,
                 'job_' || n, 9000, now()
          from generate_series(1, {0}) n, generate_series(1, 48) t,
               (values ('Held', -900), ('Earned', 900)) as e (book, amount)""",
          """
          insert into credit_account (name, balance)
          select account, sum(amount) from ledger_entry where book = 'Available' group by account""");

  private static final List<String> TAMPER =
      List.of(
          "update ledger_entry set amount = amount + 1 where id = (select min(id) from ledger_entry)",
          "update credit_account set balance = balance + 1 where name = 'account-7'",
          "delete from take where id = 'tak_1_1'");

  private YearsOfPostings() {}

  static void fill(Database database, int entries) {
    int jobs = Math.max(1, entries / ENTRIES_A_JOB);
    withoutTriggers(
        database, tx -> FILL.forEach(statement -> tx.execute(statement, DSL.inline(jobs))));
    database.sql().execute("vacuum analyze");
  }

  static void tamper(Database database) {
    withoutTriggers(database, tx -> TAMPER.forEach(tx::execute));
  }

  private static void withoutTriggers(Database database, Consumer<DSLContext> work) {
    database.run(
        tx -> {
          tx.execute("alter table ledger_entry disable trigger user");
          work.accept(tx);
          tx.execute("alter table ledger_entry enable trigger user");
        });
  }
}
