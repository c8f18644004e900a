package com.aifilmstudio.gateway.testkit;

import com.aifilmstudio.local.parts.testkit.SharedPostgres;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** The parts that a gateway needs, shared by all test classes of the module. */
public final class GatewayParts implements QuarkusTestResourceLifecycleManager {

  @Override
  public Map<String, String> start() {
    var database = SharedPostgres.freshDatabase();
    return Map.of(
        "quarkus.datasource.jdbc.url", database.jdbcUrl(),
        "quarkus.datasource.username", database.user(),
        "quarkus.datasource.password", database.password(),
        "quarkus.http.test-port", "0");
  }

  @Override
  public void stop() {
    // Shared parts end with the JVM.
  }
}
