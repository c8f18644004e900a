package com.aifilmstudio.local.cli.studio;

import com.aifilmstudio.local.parts.issuer.Issuer;
import com.aifilmstudio.local.parts.process.Part;
import com.aifilmstudio.local.parts.process.StudioHome;
import com.aifilmstudio.local.parts.process.Supervisor;
import com.aifilmstudio.local.parts.queue.Queue;
import com.aifilmstudio.local.parts.redis.Redis;
import java.net.URI;
import java.util.List;
import java.util.Map;

/** What lets people in who know nothing of Kubernetes: the gateway, and the parts that it needs. */
record FrontDoor(Supervisor supervisor) {
  static final String REDIS_SECRET = "film-studio-redis";

  /** Whoever signs in here can make films at once, and programs of this machine hear of them. */
  private static final Map<String, String> AT_HOME =
      Map.of(
          "STUDIO_CREDITS_PLAN", "Local",
          "STUDIO_CREDITS_MONTHLY", "1000",
          "STUDIO_WEBHOOKS_PLAIN_HTTP", "true",
          "STUDIO_WEBHOOKS_ALLOWED_NETWORKS", "127.0.0.0/8,::1/128");

  static List<Part> parts(StudioHome home) {
    return List.of(Redis.part(home), Queue.part(home), Issuer.part(home));
  }

  /** Where the gateway answers. */
  URI url() {
    return URI.create("http://127.0.0.1:" + port());
  }

  String redisPassword() {
    return Redis.of(supervisor).url().getUserInfo().substring(1);
  }

  /** Values of the chart for the operator's side. */
  Map<String, ?> intake() {
    var queue = Queue.of(supervisor);
    return Map.of(
        "queue", queue.address(Queue.INTENTS).toString(),
        "deadQueue", queue.address(Queue.DEAD).toString(),
        "endpoint", queue.endpoint().toString(),
        "region", queue.region(),
        "secretName", "film-studio-objects"); // The local queue asks nobody who they are.
  }

  /** Values of the chart for the gateway. */
  Map<String, ?> gateway() {
    var redis = Redis.of(supervisor).url();
    return Map.of(
        "enabled",
        true,
        "port",
        port(),
        "redis",
        "redis://%s:%d".formatted(redis.getHost(), redis.getPort()),
        "redisSecretName",
        REDIS_SECRET,
        "issuer",
        Issuer.of(supervisor).url().toString(),
        "env",
        AT_HOME);
  }

  private int port() {
    return supervisor.home().ports().of("gateway");
  }
}
