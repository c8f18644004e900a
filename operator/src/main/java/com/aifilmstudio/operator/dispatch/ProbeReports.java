package com.aifilmstudio.operator.dispatch;

import com.aifilmstudio.core.failure.FailureCode;
import com.aifilmstudio.core.failure.Retry;
import com.aifilmstudio.core.protocol.Fail;
import com.aifilmstudio.store.health.ProbeLease;
import com.aifilmstudio.store.health.Probes;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/** What the worker of a machine in quarantine says of its probe. */
@Singleton
class ProbeReports {

  private static final Logger LOG = Logger.getLogger(ProbeReports.class);

  private final Probes probes;
  private final DispatchMeters meters;

  ProbeReports(Probes probes, DispatchMeters meters) {
    this.probes = probes;
    this.meters = meters;
  }

  void beat(ProbeLease lease) {
    demandCurrent(probes.beat(lease), lease);
  }

  void passed(ProbeLease lease) {
    demandCurrent(probes.passed(lease), lease);
    meters.probed("passed");
    LOG.infof("probe passed worker=%s", lease.worker());
  }

  /** A worker that was sent away, or met what its whole pool meets, says nothing of its machine. */
  void failed(ProbeLease lease, Fail fail) {
    var code = FailureCode.reported(fail.code());
    if (fail.releaseOnly() || code.retry() == Retry.RELEASED || code.retry() == Retry.AFTER_PAUSE) {
      demandCurrent(probes.handedBack(lease), lease);
      return;
    }
    demandCurrent(probes.failed(lease, code.code(), fail.message()), lease);
    meters.probed("failed");
    LOG.infof("probe failed worker=%s code=%s", lease.worker(), code.code());
  }

  private void demandCurrent(boolean current, ProbeLease lease) {
    if (!current) {
      meters.fenced();
      throw Refusal.fenced(lease.id(), lease.epoch());
    }
  }
}
