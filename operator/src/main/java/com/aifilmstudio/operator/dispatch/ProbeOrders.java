package com.aifilmstudio.operator.dispatch;

import com.aifilmstudio.core.bundle.Bundle;
import com.aifilmstudio.core.protocol.Claim;
import com.aifilmstudio.core.protocol.RenderOrder;
import com.aifilmstudio.core.protocol.TaskKind;
import com.aifilmstudio.store.Database;
import com.aifilmstudio.store.bundle.Bundles;
import com.aifilmstudio.store.health.ProbeLease;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/**
 * What a machine in quarantine is asked to render: the shortest clip of its model, as the model's
 * own known results were made, so that a machine that is well can do it in seconds.
 */
@Singleton
class ProbeOrders {

  private static final long SEED = 1;

  private final Database database;
  private final Health health;

  ProbeOrders(Database database, Health health) {
    this.database = database;
    this.health = health;
  }

  Claim of(ProbeLease lease, String bundleDigest) {
    var bundle = Bundles.find(database.sql(), bundleDigest).orElseThrow().bundle();
    int ttl = Math.toIntExact(health.settings().probeLease().toSeconds());
    return new Claim(
        lease.id(),
        TaskKind.PROBE,
        new Claim.Lease(lease.id(), lease.epoch(), ttl),
        Optional.of(order(lease, bundle)),
        Optional.empty(),
        Optional.empty());
  }

  private static RenderOrder order(ProbeLease lease, Bundle bundle) {
    var video = bundle.video();
    var golden = bundle.golden();
    int frames = video.frames().getFirst();
    return new RenderOrder(
        "",
        lease.id(),
        golden.prompt(),
        golden.negative(),
        video.width(),
        video.height(),
        video.fps(),
        frames,
        List.of(new RenderOrder.Part(frames, frames, SEED)),
        golden.steps(),
        golden.guidance(),
        golden.sampler());
  }
}
