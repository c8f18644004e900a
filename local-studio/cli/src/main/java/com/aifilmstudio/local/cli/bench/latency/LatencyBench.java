package com.aifilmstudio.local.cli.bench.latency;

import com.aifilmstudio.local.cli.Checkout;
import com.aifilmstudio.local.cli.bench.BenchGateway;
import com.aifilmstudio.local.cli.farm.Farm;
import com.aifilmstudio.local.cli.farm.SimulatedPool;
import com.aifilmstudio.local.cli.studio.StudioSettings;
import com.aifilmstudio.local.parts.queue.Queue;
import com.aifilmstudio.local.parts.redis.Redis;
import com.aifilmstudio.store.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Starts a whole studio with one worker that pretends to render, and a gateway. */
public final class LatencyBench {

  private static final Duration NOTHING = Duration.ofMillis(1);
  private static final int WARM_UP = 10;

  private final Checkout checkout;
  private final int films;

  public LatencyBench(Checkout checkout, int films) {
    this.checkout = checkout;
    this.films = films;
  }

  /**
   * A table with the ratio. The bare way is gone before and after: the machine may not be alone.
   */
  public String run() throws IOException, InterruptedException {
    try (var queue = Queue.temporary();
        var redis = Redis.temporary();
        var farm = Farm.start(checkout, home -> settings(queue))) {
      var place = farm.studio().database();
      var trips = new BareTrips(new Database(place.dataSource()), queue);
      trips.run(WARM_UP);
      var before = trips.run(films);
      var log = Files.createTempFile("bench-gateway-", ".log");
      try (var gateway = BenchGateway.forOrders(checkout, place, queue, redis, log)) {
        var ordered = new OrderedFilms(new Database(place.dataSource()), gateway.address());
        return LatencyTable.of(ordered.run(WARM_UP, films), before, trips.run(films));
      }
    }
  }

  private static StudioSettings settings(Queue queue) {
    return new StudioSettings(
        1,
        Optional.empty(),
        Map.of(
            "STUDIO_INTAKE_ENDPOINT",
            queue.endpoint().toString(),
            "STUDIO_INTAKE_INTENTS",
            queue.address(Queue.INTENTS).toString(),
            "STUDIO_INTAKE_ACCESS_KEY",
            "bench",
            "STUDIO_INTAKE_SECRET_KEY",
            "bench"),
        Map.of(),
        SimulatedPool.always(1, NOTHING, NOTHING));
  }
}
