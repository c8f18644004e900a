package com.aifilmstudio.local.cli.bench.submit;

import com.aifilmstudio.local.cli.Checkout;
import com.aifilmstudio.local.cli.bench.BenchGateway;
import com.aifilmstudio.local.cli.bench.ProgramUnderTest;
import com.aifilmstudio.local.cli.bench.claims.Pgbench;
import com.aifilmstudio.local.cli.bench.jobs.Memory;
import com.aifilmstudio.local.parts.postgres.Postgres;
import com.aifilmstudio.local.parts.queue.Queue;
import com.aifilmstudio.local.parts.redis.Redis;
import com.aifilmstudio.store.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import org.flywaydb.core.Flyway;

/**
 * Starts a gateway with all that it needs, lets clients order films, and pgbench before and after.
 */
public final class SubmitBench {

  /** As many connections as the gateway has. */
  static final int CONNECTIONS = 16;

  private final Checkout checkout;
  private final int clients;
  private final int films;

  public SubmitBench(Checkout checkout, int clients, int films) {
    this.checkout = checkout;
    this.clients = clients;
    this.films = films;
  }

  /** What was measured of the gateway. */
  record Run(OrderingClients.Seen seen, long startMillis, long idleMegabytes, long busyMegabytes) {}

  /** pgbench runs before and after the clients: the machine may not be alone. */
  public String run() throws IOException {
    try (var postgres = Postgres.temporary();
        var queue = Queue.temporary();
        var redis = Redis.temporary()) {
      var pgbench = Pgbench.find();
      var alone = new ArrayList<Pgbench.Result>();
      if (pgbench.isPresent()) {
        alone.add(alone(postgres, pgbench.get()));
      }
      var run = overHttp(postgres, queue, redis);
      if (pgbench.isPresent()) {
        alone.add(alone(postgres, pgbench.get()));
      }
      return SubmitTable.of(clients, films, run, alone);
    }
  }

  private Run overHttp(Postgres postgres, Queue queue, Redis redis) throws IOException {
    var place = migrated(postgres);
    var ready = clients(new Database(place.dataSource()));
    ready.offer(checkout);
    var keys = ready.admit(clients);
    var log = Files.createTempFile("bench-gateway-", ".log");
    try (var gateway = BenchGateway.forOrders(checkout, place, queue, redis, log)) {
      long idle = residentMegabytes(gateway);
      var ordering = new OrderingClients(gateway.address(), keys);
      ordering.order(films / 2); // until the gateway's code is compiled
      var seen = ordering.order(films);
      return new Run(seen, gateway.startTime().toMillis(), idle, residentMegabytes(gateway));
    }
  }

  private static long residentMegabytes(ProgramUnderTest program) {
    return Memory.of(program.process().pid()).nowMib();
  }

  private Pgbench.Result alone(Postgres postgres, Pgbench pgbench) throws IOException {
    var place = migrated(postgres);
    var database = new Database(place.dataSource());
    var ready = clients(database);
    ready.offer(checkout);
    var keys = ready.admit(CONNECTIONS);
    var script = SubmitStatements.script(database, keys.getFirst(), now());
    return pgbench.run(place, script, CONNECTIONS, Math.max(1, films / CONNECTIONS));
  }

  private static Clients clients(Database database) {
    return new Clients(database, now());
  }

  private static Instant now() {
    return InstantSource.system().instant();
  }

  private static com.aifilmstudio.local.parts.postgres.Database migrated(Postgres postgres) {
    var place = postgres.freshDatabase();
    Flyway.configure().dataSource(place.jdbcUrl(), place.user(), place.password()).load().migrate();
    return place;
  }
}
