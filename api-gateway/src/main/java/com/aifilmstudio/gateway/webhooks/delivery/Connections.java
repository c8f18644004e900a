package com.aifilmstudio.gateway.webhooks.delivery;

import com.aifilmstudio.gateway.webhooks.WebhooksConfig;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.PoolOptions;
import jakarta.inject.Singleton;
import java.util.concurrent.TimeUnit;

/** How connections to endpoints are made; who they are is checked against the usual authorities. */
@Singleton
class Connections {

  private static final int LONGEST_HEAD = 16 * 1024;

  private final HttpClientOptions options;
  private final PoolOptions pool;

  Connections(WebhooksConfig config) {
    // None is kept: the next request looks the name up again, and another address may be judged.
    this.options =
        new HttpClientOptions()
            .setKeepAlive(false)
            .setProtocolVersion(HttpVersion.HTTP_1_1)
            .setDecompressionSupported(false)
            .setSslHandshakeTimeout(Sender.CONNECTING.toMillis())
            .setSslHandshakeTimeoutUnit(TimeUnit.MILLISECONDS)
            .setMaxHeaderSize(LONGEST_HEAD)
            .setMaxInitialLineLength(LONGEST_HEAD);
    this.pool = new PoolOptions().setHttp1MaxSize(config.atOnce());
  }

  HttpClientOptions options() {
    return options;
  }

  PoolOptions pool() {
    return pool;
  }
}
