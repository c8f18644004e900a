package com.aifilmstudio.local.cli.bench.claims;

import com.aifilmstudio.local.cli.Checkout;
import com.aifilmstudio.local.parts.controlplane.ControlPlane;
import com.aifilmstudio.local.parts.controlplane.ControlPlaneOptions;
import com.aifilmstudio.local.parts.postgres.Postgres;
import com.aifilmstudio.store.Database;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.flywaydb.core.Flyway;

/**
 * Starts a database, an API server and an operator, lets simulated workers take all shots of some
 * films, and then pgbench.
 */
public final class ClaimsBench {

  /** As many connections as the operator has. */
  static final int CONNECTIONS = 16;

  private final Checkout checkout;
  private final int workers;
  private final int films;

  public ClaimsBench(Checkout checkout, int workers, int films) {
    this.checkout = checkout;
    this.workers = workers;
    this.films = films;
  }

  /** A table, and the ratio of both. */
  public String run() throws IOException {
    try (var postgres = Postgres.temporary()) {
      var pgbench = Pgbench.find();
      var alone = pgbench.isPresent() ? Optional.of(alone(postgres, pgbench.get())) : none();
      return ClaimsTable.of(workers, films * BenchFilms.SHOTS, overHttp(postgres), alone);
    }
  }

  private static Optional<Pgbench.Result> none() {
    return Optional.empty();
  }

  private Pgbench.Result alone(Postgres postgres, Pgbench pgbench) throws IOException {
    var place = migrated(postgres);
    var database = new Database(place.dataSource());
    var bench = new BenchFilms(database);
    bench.order("job_p", films);
    var sample = bench.admit("sample", 1).getFirst().id();
    bench.admit("pgbench", CONNECTIONS);
    var script = ClaimStatements.script(database, sample);
    return pgbench.run(place, script, CONNECTIONS, films * BenchFilms.SHOTS / CONNECTIONS / 2);
  }

  /** What the workers saw, and in what time. */
  record Run(Tally tally, Duration took) {}

  private Run overHttp(Postgres postgres) throws IOException {
    var place = migrated(postgres);
    var bench = new BenchFilms(new Database(place.dataSource()));
    bench.order("job_h", films);
    var keys = bench.admit("worker", workers).stream().map(a -> a.key().value()).toList();
    var log = Files.createTempFile("bench-operator-", ".log");
    try (var plane = ControlPlane.temporary(ControlPlaneOptions.apiOnly());
        var store = new EmptyStore();
        var operator = BenchOperator.start(checkout, plane, place, store.address(), log)) {
      int all = films * (BenchFilms.SHOTS + 1); // and a cut of each
      var warmUp =
          work(operator.address(), keys.subList(0, CONNECTIONS), new Tally(all / 10, all / 10));
      int shots = films * BenchFilms.SHOTS - warmUp.tally().done();
      return work(operator.address(), keys, new Tally(shots, all - warmUp.tally().done()));
    }
  }

  private static Run work(URI dispatch, List<String> keys, Tally tally) {
    long began = System.nanoTime();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor();
        var http =
            HttpClient.newBuilder()
                .executor(threads)
                .version(HttpClient.Version.HTTP_1_1)
                .build()) {
      var all =
          keys.stream()
              .map(key -> threads.submit(new SimulatedWorker(http, dispatch, key, tally)::work))
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
    return new Run(tally, Duration.ofNanos(System.nanoTime() - began));
  }

  private static com.aifilmstudio.local.parts.postgres.Database migrated(Postgres postgres) {
    var place = postgres.freshDatabase();
    Flyway.configure().dataSource(place.jdbcUrl(), place.user(), place.password()).load().migrate();
    return place;
  }
}
