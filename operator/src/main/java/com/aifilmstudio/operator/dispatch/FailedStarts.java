package com.aifilmstudio.operator.dispatch;

import com.aifilmstudio.core.failure.FailureCode;
import com.aifilmstudio.core.failure.Retry;
import com.aifilmstudio.core.protocol.Unfit;
import com.aifilmstudio.store.health.PoolPauses;
import com.aifilmstudio.store.worker.KnownWorker;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/** Workers that cannot serve. Where all of a pool would meet the same, the pool pauses. */
@Singleton
class FailedStarts {

  private static final Logger LOG = Logger.getLogger(FailedStarts.class);

  private final PoolPauses pauses;

  FailedStarts(PoolPauses pauses) {
    this.pauses = pauses;
  }

  void failed(KnownWorker worker, Unfit unfit) {
    var code = FailureCode.reported(unfit.code());
    LOG.warnf(
        "worker cannot serve worker=%s pool=%s code=%s: %s",
        worker.id(), worker.pool(), code.code(), unfit.message());
    if (code.retry() == Retry.AFTER_PAUSE) {
      pauses.pause(worker.pool(), code, unfit.message());
    }
  }
}
