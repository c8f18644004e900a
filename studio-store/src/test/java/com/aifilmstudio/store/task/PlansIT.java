package com.aifilmstudio.store.task;

import static org.assertj.core.api.Assertions.assertThat;

import com.aifilmstudio.store.testkit.StudioDatabase;
import java.util.stream.Collectors;
import org.jooq.Record;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The statements of every claim and every beat, on a database with years of films in it. */
@Tag("store")
class PlansIT {

  private static StudioDatabase studio;

  @BeforeAll
  static void fill() {
    studio = new StudioDatabase();
    var job = studio.aFilm(0).value();
    studio
        .sql()
        .execute(
            """
            insert into task (id, job_id, kind, pool, priority, ordinal, created_at, ready_at,
                              state, epoch, lease_until, account, bundle_digest)
            select 'tsk_' || n, '%s', 'render', 'ns/pool-' || n %% 10, 50, n, now(), now(),
                   case when n %% 100 = 0 then 'Ready' when n %% 100 = 1 then 'Leased'
                        else 'Done' end,
                   1, now() + n * interval '1 second', 'ns:studio', 'sha256:0'
            from generate_series(1, 100000) n
            """
                .formatted(job));
    studio
        .sql()
        .execute(
            """
            insert into upload (key, task_id, job_id, epoch, bytes, sha256, granted_at)
            select 'key-' || n, 'tsk_' || n, 'job', 1, 1, '', now() from generate_series(1, 50000) n
            """);
    studio.sql().execute("analyze");
  }

  @AfterAll
  static void close() {
    studio.close();
  }

  @Test
  void aClaimTakesTheFirstEntryOfItsIndex() {
    assertThat(
            plan(
                """
                select id from task where pool = 'ns/pool-0' and state = 'Ready'
                and account = 'ns:studio' and kind = 'render' and bundle_digest = 'sha256:0'
                and ready_at <= now()
                order by priority desc, latest_start, created_at, ordinal, ready_at limit 1
                for update skip locked"""))
        .contains("task_next")
        .doesNotContain("Seq Scan", "Sort");
  }

  @Test
  void theSweepOfLeasesReadsOnlyThoseThatRanOut() {
    assertThat(plan("select id from task where state = 'Leased' and lease_until <= now()"))
        .contains("task_leased")
        .doesNotContain("Seq Scan");
  }

  @Test
  void whatAWorkerHoldsIsFoundByItsIndex() {
    assertThat(plan("select id from task where worker_id = 'wrk_1' and state = 'Leased'"))
        .contains("task_by_worker")
        .doesNotContain("Seq Scan");
  }

  @Test
  void theUploadsOfAnAttemptAreFoundByTheirIndex() {
    assertThat(plan("select key from upload where task_id = 'tsk_7' and epoch = 1"))
        .contains("upload_by_task")
        .doesNotContain("Seq Scan");
  }

  private static String plan(String statement) {
    return studio.sql().fetch("explain " + statement).stream()
        .map(Record::toString)
        .collect(Collectors.joining("\n"));
  }
}
