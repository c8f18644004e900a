package com.aifilmstudio.operator.dispatch;

import com.aifilmstudio.store.task.LeaseSweep;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;
import org.jooq.exception.DataAccessException;

/** The tick of dispatch: takes leases from silent workers and slows the beat of many. */
@Singleton
class Pulse {

  private static final Logger LOG = Logger.getLogger(Pulse.class);

  /** Beats a second that all workers together may cause. */
  private static final int BEATS_PER_SECOND = 200;

  /** A lease must be beaten several times before it runs out. */
  private static final int SLOWEST = 10;

  private final LeaseSweep sweep;
  private final DispatchMeters meters;
  private volatile int held;

  Pulse(LeaseSweep sweep, DispatchMeters meters) {
    this.sweep = sweep;
    this.meters = meters;
  }

  int secondsBetweenBeats() {
    return Math.clamp(Math.ceilDiv(held, BEATS_PER_SECOND), 1, SLOWEST);
  }

  @Scheduled(every = "2s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  @RunOnVirtualThread
  void tick() {
    try {
      var swept = sweep.tick();
      held = swept.held();
      meters.swept(swept);
      if (swept.afterGap()) {
        LOG.infof("the studio was away: %d leases got more time", swept.held());
      }
      if (swept.lost() > 0) {
        LOG.infof("leases lost count=%d", swept.lost());
      }
    } catch (DataAccessException e) {
      LOG.warnf("no tick: %s", e.getMessage());
    }
  }
}
