package com.aifilmstudio.local.cli.bench.claims;

import com.aifilmstudio.local.cli.Checkout;
import com.aifilmstudio.local.parts.controlplane.ControlPlane;
import com.aifilmstudio.local.parts.controlplane.ControlPlaneOptions;
import com.aifilmstudio.local.parts.postgres.Postgres;
import com.aifilmstudio.store.Database;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.flywaydb.core.Flyway;
import org.jooq.DSLContext;

/**
 * Starts a database, an API server and an operator, lets simulated workers take all shots of some
 * films, and then pgbench.
 */
public final class ClaimsBench {

  /** As many connections as the operator has. */
  static final int CONNECTIONS = 16;

  /** A run that is not done by then is told of as far as it came. */
  private static final Duration LONGEST = Duration.ofMinutes(2);

  private final Checkout checkout;
  private final int workers;
  private final int films;

  public ClaimsBench(Checkout checkout, int workers, int films) {
    this.checkout = checkout;
    this.workers = workers;
    this.films = films;
  }

  /** What was measured. pgbench runs before and after the workers: the machine may not be alone. */
  public String run() throws IOException {
    try (var postgres = Postgres.temporary()) {
      var pgbench = Pgbench.find();
      var alone = new ArrayList<Pgbench.Result>();
      if (pgbench.isPresent()) {
        alone.add(alone(postgres, pgbench.get(), "before"));
      }
      var run = overHttp(postgres);
      if (pgbench.isPresent()) {
        alone.add(alone(postgres, pgbench.get(), "after"));
      }
      return ClaimsTable.of(workers, films * BenchFilms.SHOTS, run, alone);
    }
  }

  private Pgbench.Result alone(Postgres postgres, Pgbench pgbench, String when) throws IOException {
    var place = migrated(postgres);
    var database = new Database(place.dataSource());
    var bench = new BenchFilms(database);
    bench.order("job_p", films);
    var sample = bench.admit("sample-" + when, 1).getFirst().id();
    bench.admit("pgbench", CONNECTIONS);
    var script = ClaimStatements.script(database, sample);
    return pgbench.run(place, script, CONNECTIONS, films * BenchFilms.SHOTS / CONNECTIONS / 2);
  }

  /** What the workers saw, in what time, and what processor time each program took. */
  record Run(Tally tally, Instant from, Instant to, Map<String, Long> cpuMillis) {

    Duration took() {
      return Duration.between(from, to);
    }
  }

  /** With the operator's samples by part of the program. */
  record Profiled(Run run, Map<String, Integer> samples) {}

  private Profiled overHttp(Postgres postgres) throws IOException {
    var place = migrated(postgres);
    var database = new Database(place.dataSource());
    var bench = new BenchFilms(database);
    bench.order("job_h", films);
    var keys = bench.admit("worker", workers).stream().map(a -> a.key().value()).toList();
    var log = Files.createTempFile("bench-operator-", ".log");
    var recording = BenchOperator.recording(log);
    try {
      var run = overHttp(place, database, keys, log);
      return new Profiled(run, Profile.of(recording, run.from(), run.to()));
    } finally {
      Files.deleteIfExists(recording);
    }
  }

  private Run overHttp(
      com.aifilmstudio.local.parts.postgres.Database place,
      Database database,
      List<String> keys,
      Path log)
      throws IOException {
    try (var plane = ControlPlane.temporary(ControlPlaneOptions.apiOnly());
        var store = new EmptyStore();
        var operator = BenchOperator.start(checkout, plane, place, store.address(), log)) {
      // In a transaction, so that the connection is there while its parent is looked for.
      var cpu = database.inTransaction(tx -> new Cpu(operator.process(), backend(tx)));
      int all = films * (BenchFilms.SHOTS + 1); // and a cut of each
      int first = all / 3; // until the operator's code is compiled
      var warmUp = work(operator.address(), keys, new Tally(first, first), cpu);
      int shots = films * BenchFilms.SHOTS - warmUp.tally().done();
      return work(operator.address(), keys, new Tally(shots, all - warmUp.tally().done()), cpu);
    }
  }

  private static long backend(DSLContext tx) {
    return tx.fetchSingle("select pg_backend_pid()").get(0, long.class);
  }

  private static Run work(URI dispatch, List<String> keys, Tally tally, Cpu cpu) {
    var clock = InstantSource.system();
    long until = System.nanoTime() + LONGEST.toNanos();
    var before = cpu.millis();
    var from = clock.instant();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var all =
          keys.stream()
              .map(
                  key ->
                      threads.submit(() -> new SimulatedWorker(dispatch, key, tally).work(until)))
              .toList();
      for (var one : all) {
        one.get();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
    return new Run(tally, from, clock.instant(), Cpu.between(before, cpu.millis()));
  }

  private static com.aifilmstudio.local.parts.postgres.Database migrated(Postgres postgres) {
    var place = postgres.freshDatabase();
    Flyway.configure().dataSource(place.jdbcUrl(), place.user(), place.password()).load().migrate();
    return place;
  }
}
