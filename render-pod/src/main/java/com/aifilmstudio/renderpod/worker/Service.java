package com.aifilmstudio.renderpod.worker;

import com.aifilmstudio.core.protocol.Registered;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Claims one task after the other, until there shall be no more. */
final class Service {

  private static final Logger LOG = LoggerFactory.getLogger(Service.class);

  /** How long dispatch holds a claim open; shorter than what proxies cut off. */
  private static final Duration LONG_POLL = Duration.ofSeconds(25);

  private final DispatchClient dispatch;
  private final Registration registration;
  private final Persistence persistence;
  private final StopSignal stop;

  Service(
      DispatchClient dispatch,
      Registration registration,
      Persistence persistence,
      StopSignal stop) {
    this.dispatch = dispatch;
    this.registration = registration;
    this.persistence = persistence;
    this.stop = stop;
  }

  /** Returns when dispatch drains this worker; ends by interrupt when it is asked to stop. */
  void serve(Registered first, TaskRunner runner) throws DispatchException, InterruptedException {
    var session = dispatch.as(first);
    while (true) {
      try {
        var current = session;
        var reply =
            stop.cuttingShort(() -> persistence.untilAnswered(() -> current.claim(LONG_POLL)));
        switch (reply) {
          case ClaimReply.Task(var claim) -> runner.run(claim, current);
          case ClaimReply.Nothing() -> LOG.debug("nothing to do");
          case ClaimReply.Drain() -> {
            LOG.info("drained");
            return;
          }
        }
      } catch (DispatchException.Unauthorized e) {
        LOG.info("the key is not accepted any more, registering again: {}", e.getMessage());
        session = dispatch.as(stop.cuttingShort(registration::register));
      }
    }
  }
}
