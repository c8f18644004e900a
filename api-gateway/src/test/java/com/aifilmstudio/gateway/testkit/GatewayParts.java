package com.aifilmstudio.gateway.testkit;

import static java.util.Map.entry;

import com.aifilmstudio.local.parts.queue.Queue;
import com.aifilmstudio.local.parts.testkit.SharedIssuer;
import com.aifilmstudio.local.parts.testkit.SharedObjectStore;
import com.aifilmstudio.local.parts.testkit.SharedPostgres;
import com.aifilmstudio.local.parts.testkit.SharedQueue;
import com.aifilmstudio.local.parts.testkit.SharedRedis;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** The parts that a gateway needs, shared by all test classes of the module. */
public final class GatewayParts implements QuarkusTestResourceLifecycleManager {

  @Override
  public Map<String, String> start() {
    var database = SharedPostgres.freshDatabase();
    var queue = SharedQueue.get();
    var objects = SharedObjectStore.get();
    return Map.ofEntries(
        entry("quarkus.datasource.jdbc.url", Lines.through(Lines.toDatabase(), database.jdbcUrl())),
        entry("quarkus.datasource.username", database.user()),
        entry("quarkus.datasource.password", database.password()),
        entry("studio.queue.endpoint", Lines.through(Lines.toQueue(), queue.endpoint().toString())),
        entry(
            "studio.queue.intents",
            Lines.through(Lines.toQueue(), queue.address(Queue.INTENTS).toString())),
        entry("studio.queue.access-key", "local"),
        entry("studio.queue.secret-key", "local"),
        entry("studio.objects.endpoint", objects.endpoint().toString()),
        entry("studio.objects.access-key", objects.accessKey()),
        entry("studio.objects.secret-key", objects.secretKey()),
        entry(
            "quarkus.redis.hosts",
            Lines.through(Lines.toRedis(), SharedRedis.get().url().toString())),
        entry("studio.access.issuer", SharedIssuer.get().url().toString()),
        // Tests look at films right after they have changed rows behind the gateway's back.
        entry("studio.jobs.remember", "PT0S"),
        entry("studio.events.patience", "PT1S"),
        // Receivers of tests listen at this one address; its neighbours are the inside.
        entry("studio.webhooks.plain-http", "true"),
        entry("studio.webhooks.allowed-networks", "127.0.0.1/32"),
        entry("studio.webhooks.timeout", "2S"),
        entry("quarkus.http.test-port", "0"));
  }

  @Override
  public void stop() {
    // Shared parts end with the JVM.
  }
}
