package com.aifilmstudio.local.cli.bench.claims;

import static org.jooq.impl.DSL.val;

import com.aifilmstudio.core.Json;
import com.aifilmstudio.core.plan.FilmPlan;
import com.aifilmstudio.core.plan.FilmPlanner;
import com.aifilmstudio.store.Database;
import com.aifilmstudio.store.worker.NewWorker;
import com.aifilmstudio.store.worker.Registrations;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jooq.DSLContext;

/** Films of ten accounts that wait to be rendered, and workers that are known already. */
final class BenchFilms {

  static final String POOL = "bench/claims";
  static final int SHOTS = 50;

  private static final String DIGEST = "sha256:" + "0".repeat(64);
  private static final int ACCOUNTS = 10;

  private final Database database;

  BenchFilms(Database database) {
    this.database = database;
  }

  /** Orders so many films of {@link #SHOTS} shots each; their ids begin with {@code name}. */
  void order(String name, int films) {
    database.run(tx -> order(tx, name, films));
    database.sql().execute("analyze");
  }

  private static void order(DSLContext tx, String name, int films) {
    tx.execute(
        """
        insert into bundle (digest, name, version, uri, manifest, seen_at)
        values ({0}, 'bench', '1', 's3://bench/bench', '{}', now()) on conflict do nothing\
        """,
        val(DIGEST));
    tx.execute(
        "insert into account (name) select 'bench-' || n from generate_series(0, {0} - 1) n"
            + " on conflict do nothing",
        val(ACCOUNTS));
    tx.execute(
        "insert into account_pool (account, pool) select name, {0} from account"
            + " on conflict do nothing",
        val(POOL));
    tx.execute(
        """
        insert into job (id, uid, namespace, name, account, pool, desired_state, phase, reason,
                         max_attempts, film, outputs, quality, bundle_digest, plan, created_at)
        select {0} || n, {0} || n, 'bench', {0} || n, 'bench-' || n % {1}, {2}, 'Running',
               'Rendering', '', 3, '{}', '["Mp4"]', '{}', {3}, {4}, now() + n * interval '1 ms'
        from generate_series(1, {5}) n\
        """,
        val(name), val(ACCOUNTS), val(POOL), val(DIGEST), val(Json.write(plan())), val(films));
    tx.execute(
        """
        insert into shot (id, job_id, ordinal, name, recipe, phase)
        select 'sht_' || id || '_' || n, id, n, 's' || n, id || n, 'Queued'
        from job, generate_series(1, {0}) n where job.id like {1}\
        """,
        val(SHOTS), val(name + "%"));
    tx.execute(
        """
        insert into task (id, job_id, shot_id, kind, pool, account, bundle_digest, priority,
                          ordinal, created_at, ready_at, state, gpu_seconds)
        select 'tsk_' || substr(shot.id, 5), job.id, shot.id, 'render', job.pool, job.account,
               job.bundle_digest, 50, shot.ordinal, job.created_at, now(), 'Ready', 10
        from shot join job on job.id = shot.job_id where job.id like {0}\
        """,
        val(name + "%"));
  }

  /** Workers as they are after their registration, with their keys. */
  List<Registrations.Admitted> admit(String name, int workers) {
    var registrations = new Registrations(database, InstantSource.system());
    return IntStream.range(0, workers)
        .mapToObj(
            n ->
                registrations.admit(
                    new NewWorker(
                        POOL,
                        name + n,
                        name + n,
                        "node-" + n % 100,
                        "r1",
                        DIGEST,
                        "none",
                        "bench",
                        "simulated",
                        1,
                        false,
                        "bench")))
        .toList();
  }

  private static FilmPlan plan() {
    var shots =
        IntStream.rangeClosed(1, SHOTS)
            .mapToObj(
                n ->
                    new FilmPlan.Shot(
                        n,
                        "s" + n,
                        1,
                        n,
                        "shot-" + n,
                        "A green train crosses the dunes. The camera pans left.",
                        "pan left over a green train crossing the dunes at night, watercolour",
                        "blurred, text",
                        2.5,
                        60,
                        List.of(new FilmPlan.Part(20, 20, n)),
                        n,
                        "recipe-" + n,
                        Optional.empty()))
            .toList();
    return new FilmPlan(
        FilmPlanner.VERSION,
        "Bench",
        DIGEST,
        640,
        360,
        24,
        "ddim",
        20,
        4.0,
        List.of(),
        shots,
        List.of(),
        List.of());
  }
}
