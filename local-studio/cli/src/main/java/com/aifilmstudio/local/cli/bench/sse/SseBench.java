package com.aifilmstudio.local.cli.bench.sse;

import com.aifilmstudio.local.cli.Checkout;
import com.aifilmstudio.local.cli.bench.BenchGateway;
import com.aifilmstudio.local.cli.bench.ProgramUnderTest;
import com.aifilmstudio.local.parts.postgres.Postgres;
import com.aifilmstudio.local.parts.redis.Redis;
import com.aifilmstudio.store.Database;
import com.aifilmstudio.store.JobId;
import com.aifilmstudio.store.access.ApiKeys;
import com.aifilmstudio.store.access.KeySecret;
import com.aifilmstudio.store.access.NewApiKey;
import com.aifilmstudio.store.event.Events;
import com.aifilmstudio.store.job.Jobs;
import com.aifilmstudio.store.job.NewJob;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.flywaydb.core.Flyway;

/** Starts a database, a Redis and a gateway, and lets many follow one film there. */
public final class SseBench {

  /** As the chart has it. */
  static final String MEMORY = "-Xmx256m";

  private static final String ACCOUNT = "bench";

  /** The gateway's code is compiled by then. */
  private static final int WARM_UP = 20;

  private static final int EVENTS = 20;

  private final Checkout checkout;
  private final int clients;
  private final Duration idle;
  private final InstantSource clock = InstantSource.system();

  /** {@code idle}: how long nothing happens, to see what waiting costs. */
  public SseBench(Checkout checkout, int clients, Duration idle) {
    this.checkout = checkout;
    this.clients = clients;
    this.idle = idle;
  }

  /** A table. */
  public String run() throws IOException, InterruptedException {
    try (var postgres = Postgres.temporary();
        var redis = Redis.temporary()) {
      var place = postgres.freshDatabase();
      Flyway.configure()
          .dataSource(place.jdbcUrl(), place.user(), place.password())
          .load()
          .migrate();
      var database = new Database(place.dataSource());
      var job = database.inTransaction(tx -> Jobs.adopt(tx, film(), clock.instant())).id();
      var key = KeySecret.create();
      var viewer = new NewApiKey(ACCOUNT, "bench", "viewer", ACCOUNT, Optional.empty());
      database.run(tx -> ApiKeys.add(tx, key, viewer, clock.instant()));
      var log = Files.createTempFile("bench-gateway-", ".log");
      try (var gateway = BenchGateway.forReaders(checkout, List.of(MEMORY), place, redis, log)) {
        return measure(gateway, key.text(), database, job);
      }
    }
  }

  private String measure(ProgramUnderTest gateway, String key, Database database, JobId job)
      throws IOException, InterruptedException {
    int seq = 1;
    try (var few = Crowd.gather(gateway.address(), key, job.value(), Math.min(100, clients))) {
      for (int i = 0; i < WARM_UP; i++) {
        few.hear(++seq, () -> happen(database, job));
      }
    }
    var alone = Usage.of(gateway.process());
    try (var all = Crowd.gather(gateway.address(), key, job.value(), clients)) {
      var lags = new ArrayList<List<Long>>();
      for (int i = 0; i < EVENTS; i++) {
        lags.add(all.hear(++seq, () -> happen(database, job)));
      }
      var with = Usage.of(gateway.process());
      TimeUnit.NANOSECONDS.sleep(idle.toNanos());
      return SseTable.of(clients, lags, alone, with, Usage.of(gateway.process()), idle);
    }
  }

  private void happen(Database database, JobId job) {
    database.run(
        tx -> Events.append(tx, job, "shot.succeeded", Map.of("shot", "one"), clock.instant()));
  }

  private static NewJob film() {
    return new NewJob(
        "bench",
        "films",
        "film",
        ACCOUNT,
        "render-system/tinyfilm",
        50,
        Optional.empty(),
        3,
        0,
        "{}",
        "[]",
        "{}");
  }
}
