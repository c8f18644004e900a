package com.aifilmstudio.operator.live;

import com.aifilmstudio.operator.start.StudioConfig;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetClientOptions;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisOptions;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.InstantSource;
import java.util.Optional;

/** Where live words go in this operator: to Redis, or nowhere. */
@Singleton
class LiveService {

  private static final int CONNECT_MILLIS = 2_000;

  /** A connection that says nothing for so long is a dead one: words are answered at once. */
  private static final int SILENT_SECONDS = 30;

  private static final int CONNECTIONS = 2;
  private static final int WAITING = 64;

  @Produces
  @Singleton
  LiveNews news(StudioConfig config, Vertx vertx, InstantSource clock, MeterRegistry meters) {
    return config
        .live()
        .redis()
        .<LiveNews>map(
            to -> new RedisNews(client(vertx, to, config.live().password()), clock, meters))
        .orElseGet(LiveNews.Nowhere::new);
  }

  static Redis client(Vertx vertx, URI address, Optional<String> password) {
    var options =
        new RedisOptions()
            .setConnectionString(address.toString())
            .setMaxPoolSize(CONNECTIONS)
            .setMaxPoolWaiting(WAITING)
            .setNetClientOptions(
                new NetClientOptions()
                    .setConnectTimeout(CONNECT_MILLIS)
                    .setIdleTimeout(SILENT_SECONDS));
    password.ifPresent(options::setPassword);
    return Redis.createClient(vertx, options);
  }
}
