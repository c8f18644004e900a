package com.aifilmstudio.local.cli.bench.latency;

import static com.aifilmstudio.store.schema.Tables.JOB;
import static com.aifilmstudio.store.schema.Tables.TAKE;

import com.aifilmstudio.core.Json;
import com.aifilmstudio.local.cli.CannotDo;
import com.aifilmstudio.local.parts.process.Patience;
import com.aifilmstudio.store.Database;
import com.aifilmstudio.store.access.ApiKeys;
import com.aifilmstudio.store.access.KeySecret;
import com.aifilmstudio.store.access.NewApiKey;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.impl.DSL;

/** Films of one shot, the next when the one before is over: its worker waits for each. */
final class OrderedFilms {

  private static final Duration OVER_WITHIN = Duration.ofMinutes(2);
  private static final int ACCEPTED = 202;

  private final Database database;
  private final URI gateway;
  private final InstantSource clock = InstantSource.system();
  private final KeySecret key = KeySecret.create();
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  OrderedFilms(Database database, URI gateway) {
    this.database = database;
    this.gateway = gateway;
  }

  /** From before each order until its shot is somebody's, by the clock of this machine. */
  Times run(int warmUp, int films) throws IOException, InterruptedException {
    var order = new NewApiKey("bench", "bench", "maker", "bench", Optional.empty());
    database.run(tx -> ApiKeys.add(tx, key, order, clock.instant()));
    var times = new ArrayList<Duration>();
    for (int n = 0; n < warmUp + films; n++) {
      var began = clock.instant();
      var job = order(n);
      awaitEnd(job);
      if (n >= warmUp) {
        times.add(Duration.between(began, leased(job)));
      }
    }
    return new Times(times);
  }

  private String order(int seed) throws IOException, InterruptedException {
    // Another seed each time, or its shot would be taken over from the film before.
    var film =
        """
        {"film": {"title": "Latency", "seed": %d, "size": {"width": 64, "height": 64},
          "frames_per_second": 8,
          "shots": [{"name": "one", "seconds": 2,
            "prompt": "a static shot of a red balloon standing still over the sea at day"}]},
         "outputs": ["mp4"]}
        """
            .formatted(seed);
    var request =
        HttpRequest.newBuilder(gateway.resolve("/v1/jobs"))
            .header("Authorization", "Bearer " + key.text())
            .header("Idempotency-Key", UUID.randomUUID().toString())
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(film))
            .build();
    var answer = http.send(request, BodyHandlers.ofString());
    if (answer.statusCode() != ACCEPTED) {
      throw new CannotDo("A film was not accepted: " + answer.body());
    }
    return (String) Json.read(answer.body(), Map.class).get("id");
  }

  private void awaitEnd(String job) {
    if (!Patience.until(OVER_WITHIN, () -> phase(job).equals("Succeeded"))) {
      throw new CannotDo("The film %s is %s.".formatted(job, phase(job)));
    }
  }

  private String phase(String job) {
    return database.sql().select(JOB.PHASE).from(JOB).where(JOB.ID.eq(job)).fetchSingle(JOB.PHASE);
  }

  private Instant leased(String job) {
    return database
        .sql()
        .select(DSL.min(TAKE.STARTED_AT))
        .from(TAKE)
        .where(TAKE.JOB_ID.eq(job))
        .fetchSingle()
        .value1();
  }
}
