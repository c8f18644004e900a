package com.aifilmstudio.gateway.access.door;

import com.aifilmstudio.store.Database;
import com.aifilmstudio.store.job.Jobs;
import com.aifilmstudio.store.job.NewJob;
import java.time.Instant;
import java.util.Optional;

/** What one account has, and others must not see. */
record Possessions(String owner, String job, String key, String endpoint) {

  static Possessions of(String owner, Database database) {
    var order =
        new NewJob(
            "uid-of-" + owner,
            "films",
            "a-film-of-" + owner,
            owner,
            "render-system/tinyfilm",
            50,
            Optional.empty(),
            3,
            0,
            "{}",
            "[]",
            "{}");
    var job = database.inTransaction(tx -> Jobs.adopt(tx, order, Instant.now()));
    return new Possessions(
        owner,
        job.id().value(),
        Visitor.key(owner, "maker").get("id"),
        Visitor.endpoint(owner, "maker"));
  }

  /** The real thing that a route's first name stands for; empty for routes that nobody told of. */
  Optional<String> under(Route route) {
    if (route.path().startsWith("/v1/jobs/{")) {
      return Optional.of(job);
    }
    if (route.path().startsWith("/v1/webhook-endpoints/{")) {
      return Optional.of(endpoint);
    }
    return route.path().startsWith("/v1/api-keys/{") ? Optional.of(key) : Optional.empty();
  }

  /** Like the real thing, and nobody's. */
  static String imagined(String real) {
    return real.substring(0, real.length() - 4) + "0000";
  }
}
