package com.aifilmstudio.gateway.testkit;

import static io.restassured.RestAssured.given;

import com.aifilmstudio.core.money.MicroCredits;
import com.aifilmstudio.core.money.Price;
import com.aifilmstudio.store.Database;
import com.aifilmstudio.store.bundle.BundleRow;
import com.aifilmstudio.store.bundle.Bundles;
import com.aifilmstudio.store.money.Prices;
import com.aifilmstudio.store.pool.PoolRow;
import com.aifilmstudio.store.pool.Pools;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import java.util.UUID;

/** Pools, models and orders for tests. */
@Singleton
public class Films {

  public static final String POOL = "render-system/tinyfilm";

  /** Two credits a GPU-second. By its name it comes after the other, which nobody pays for. */
  public static final String PRICED = "render-system/tinyfilm-gpu";

  private static final String GPU = "nvidia.com/gpu";
  public static final String DIGEST = "sha256:" + "a".repeat(64);

  /** A film of two shots. */
  public static final String BODY =
      """
      {"film": {"title": "Trains", "shots": [
        {"name": "one", "prompt": "a red balloon over the sea", "seconds": 2},
        {"name": "two", "prompt": "a green train in the desert", "seconds": 2}]},
       "labels": {"season": "1"}}
      """;

  /** The same in the pool that has a price. */
  public static final String PRICED_BODY =
      BODY.replaceFirst("\\{", "{\"pool\": \"" + PRICED + "\", ");

  private final Database database;

  Films(Database database) {
    this.database = database;
  }

  /** A pool with a model, whose pictures are at most 1280 wide, and one whose films cost money. */
  public void offer() {
    Bundles.keep(database.sql(), new BundleRow(DIGEST, "s3://models/t", manifest()), Instant.now());
    database.run(tx -> Pools.keep(tx, List.of(pool(POOL, "cpu", 0), pool(PRICED, GPU, 1))));
    Prices.set(database.sql(), new Price("tinyfilm", GPU, MicroCredits.credits(2), Instant.EPOCH));
  }

  /** Another pool, at which nobody has looked yet. */
  public void offer(String pool) {
    database.run(
        tx ->
            Pools.keep(
                tx, List.of(pool(POOL, "cpu", 0), pool(PRICED, GPU, 1), pool(pool, "cpu", 0))));
  }

  private static PoolRow pool(String name, String gpu, int gpus) {
    return new PoolRow(
        name,
        DIGEST,
        "simulated",
        gpu,
        gpus,
        2,
        1,
        OptionalInt.of(1280),
        OptionalInt.empty(),
        OptionalInt.empty(),
        true);
  }

  private static String manifest() {
    try {
      return Files.readString(Path.of("../models/tinyfilm/bundle/bundle.json"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A maker of an account of its own. */
  public static String aMaker() {
    return "acme-" + UUID.randomUUID() + "/maker";
  }

  public static RequestSpecification as(String caller) {
    return given().header(DevCaller.HEADER, caller).contentType("application/json");
  }

  public static Response order(String caller, String key, String body) {
    return as(caller).header("Idempotency-Key", key).body(body).post("/v1/jobs");
  }

  /** The id of a new film. */
  public static String order(String caller) {
    return order(caller, UUID.randomUUID().toString(), BODY)
        .then()
        .statusCode(202)
        .extract()
        .path("id");
  }
}
