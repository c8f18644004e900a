package com.aifilmstudio.local.cli.bench;

import com.aifilmstudio.local.cli.Checkout;
import com.aifilmstudio.local.parts.postgres.Database;
import com.aifilmstudio.local.parts.queue.Queue;
import com.aifilmstudio.local.parts.redis.Redis;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The gateway as benches start it: nobody signs in there, and its object store is not asked. */
public final class BenchGateway {

  /** Named, and not there. */
  private static final String NOBODY = "http://127.0.0.1:1";

  private BenchGateway() {}

  /** One at which films are only looked at. */
  public static ProgramUnderTest forReaders(
      Checkout checkout, List<String> java, Database database, Redis redis, Path log)
      throws IOException {
    var nowhere = URI.create(NOBODY);
    return start(checkout, java, parts(database, redis, nowhere, nowhere), log);
  }

  /** One at which films are ordered. */
  public static ProgramUnderTest forOrders(
      Checkout checkout, Database database, Queue queue, Redis redis, Path log) throws IOException {
    var java = List.of("-XX:+UseSerialGC", "-Xmx512m");
    var intents = queue.address(Queue.INTENTS);
    return start(checkout, java, parts(database, redis, queue.endpoint(), intents), log);
  }

  private static Map<String, String> parts(Database database, Redis redis, URI queue, URI intents) {
    return Map.of(
        "QUARKUS_DATASOURCE_JDBC_URL", database.jdbcUrl(),
        "QUARKUS_DATASOURCE_USERNAME", database.user(),
        "QUARKUS_DATASOURCE_PASSWORD", database.password(),
        "QUARKUS_REDIS_HOSTS", redis.url().toString(),
        "STUDIO_QUEUE_ENDPOINT", queue.toString(),
        "STUDIO_QUEUE_INTENTS", intents.toString());
  }

  private static ProgramUnderTest start(
      Checkout checkout, List<String> java, Map<String, String> parts, Path log)
      throws IOException {
    var environment = new HashMap<>(parts);
    environment.put("STUDIO_ACCESS_ISSUER", NOBODY);
    // One account's, within a minute. They are counted all the same.
    environment.put("STUDIO_ACCESS_RATE_REQUESTS", "100000000");
    environment.put("STUDIO_QUEUE_ACCESS_KEY", "bench");
    environment.put("STUDIO_QUEUE_SECRET_KEY", "bench");
    environment.put("STUDIO_OBJECTS_ENDPOINT", NOBODY);
    environment.put("STUDIO_OBJECTS_ACCESS_KEY", "bench");
    environment.put("STUDIO_OBJECTS_SECRET_KEY", "bench");
    return ProgramUnderTest.start(
        checkout, "api-gateway", java, ProgramUnderTest.freePort(), environment, log);
  }
}
