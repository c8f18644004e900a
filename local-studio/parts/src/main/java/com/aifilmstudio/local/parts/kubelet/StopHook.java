package com.aifilmstudio.local.parts.kubelet;

import com.aifilmstudio.local.parts.kubelet.probe.ProbeTarget;
import com.aifilmstudio.local.parts.kubelet.probe.Prober;
import io.fabric8.kubernetes.api.model.LifecycleHandler;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.ProbeBuilder;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** What a container wants done before it is asked to end; it may take as long as the grace. */
record StopHook(Prober prober, ProbeTarget target, Duration atMost) implements Runnable {

  private static final Logger LOG = System.getLogger(StopHook.class.getName());

  @Override
  public void run() {
    var lifecycle = target.container().getLifecycle();
    if (lifecycle == null || lifecycle.getPreStop() == null) {
      return;
    }
    LifecycleHandler hook = lifecycle.getPreStop();
    try {
      if (hook.getSleep() != null) {
        long wanted = Duration.ofSeconds(hook.getSleep().getSeconds()).toMillis();
        new CountDownLatch(1).await(Math.min(wanted, atMost.toMillis()), TimeUnit.MILLISECONDS);
        return;
      }
      var answer = prober.ask(asProbe(hook), target);
      if (!answer.ok()) {
        LOG.log(
            Level.WARNING, "preStop of {0}: {1}", target.container().getName(), answer.message());
      }
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
  }

  /** A hook is carried out the way a probe asks. */
  private Probe asProbe(LifecycleHandler hook) {
    return new ProbeBuilder()
        .withExec(hook.getExec())
        .withHttpGet(hook.getHttpGet())
        .withTcpSocket(hook.getTcpSocket())
        .withTimeoutSeconds(Math.toIntExact(Math.max(1, atMost.toSeconds())))
        .build();
  }
}
