package com.aifilmstudio.gateway.jobs;

import com.aifilmstudio.core.bundle.Bundle;
import com.aifilmstudio.store.Database;
import com.aifilmstudio.store.bundle.BundleRow;
import com.aifilmstudio.store.bundle.Bundles;
import com.aifilmstudio.store.pool.PoolRow;
import com.aifilmstudio.store.pool.Pools;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The pools that render films of the gateway, with their models. */
@Singleton
class Candidates {

  private final Database database;

  /** What a digest stands for never changes. */
  private final Map<String, Bundle> read = new ConcurrentHashMap<>();

  Candidates(Database database) {
    this.database = database;
  }

  List<PoolChoice.Candidate> all() {
    return Pools.all(database.sql()).stream()
        .filter(PoolRow::open)
        .flatMap(
            pool ->
                bundle(pool.bundleDigest())
                    .map(bundle -> new PoolChoice.Candidate(pool, bundle))
                    .stream())
        .toList();
  }

  private Optional<Bundle> bundle(String digest) {
    var known = read.get(digest);
    if (known != null) {
      return Optional.of(known);
    }
    var found = Bundles.find(database.sql(), digest).map(BundleRow::bundle);
    found.ifPresent(bundle -> read.put(digest, bundle));
    return found;
  }
}
