package com.aifilmstudio.local.parts.kubelet.probe;

import com.aifilmstudio.local.parts.kubelet.pod.ProbeView;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Probe;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * The probes of one run of one container: startup first, then readiness and liveness side by side,
 * each on a thread of its own. Tells when its view changes.
 */
public final class ContainerProbes implements AutoCloseable {

  /** Where the news goes. */
  public interface Listener {
    /** The view of the container is another one now. */
    void changed();

    /** A probe failed, once or once more. */
    void unhealthy(String probe, String message);
  }

  private final Container container;
  private final Prober prober;
  private final ProbeTarget target;
  private final Listener listener;
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile ProbeView view;

  private ContainerProbes(
      Prober prober, ProbeTarget target, boolean readyBefore, Listener listener) {
    this.container = target.container();
    this.prober = prober;
    this.target = target;
    this.listener = listener;
    boolean started = container.getStartupProbe() == null || readyBefore;
    boolean ready = readyBefore || started && container.getReadinessProbe() == null;
    this.view = new ProbeView(started, ready, false);
  }

  /**
   * Begins to ask.
   *
   * @param readyBefore the container was ready before this kubelet began, and counts as ready until
   *     a probe says otherwise
   */
  public static ContainerProbes begin(
      Prober prober, ProbeTarget target, boolean readyBefore, Listener listener) {
    ContainerProbes probes = new ContainerProbes(prober, target, readyBefore, listener);
    if (probes.view.started()) {
      probes.afterStartup();
    } else {
      probes.loop("Startup", target.container().getStartupProbe(), false, probes::startup);
    }
    return probes;
  }

  public ProbeView view() {
    return view;
  }

  @Override
  public void close() {
    closed.countDown();
  }

  private void startup(ProbeTally tally) {
    if (tally.failed()) {
      update(new ProbeView(false, false, true));
    } else if (tally.passing()) {
      update(new ProbeView(true, container.getReadinessProbe() == null, false));
      afterStartup();
    }
  }

  private void afterStartup() {
    if (container.getReadinessProbe() != null) {
      loop("Readiness", container.getReadinessProbe(), view.ready(), this::readiness);
    }
    if (container.getLivenessProbe() != null) {
      loop("Liveness", container.getLivenessProbe(), true, this::liveness);
    }
  }

  private synchronized void readiness(ProbeTally tally) {
    update(new ProbeView(view.started(), tally.passing(), view.failed()));
  }

  private synchronized void liveness(ProbeTally tally) {
    update(new ProbeView(view.started(), view.ready(), view.failed() || tally.failed()));
  }

  private synchronized void update(ProbeView next) {
    if (!next.equals(view)) {
      view = next;
      listener.changed();
    }
  }

  private void loop(String name, Probe probe, boolean passing, Consumer<ProbeTally> news) {
    Thread.ofVirtual()
        .name(name + " " + container.getName())
        .start(
            () -> {
              try {
                ask(name, probe, passing, news);
              } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
              }
            });
  }

  private void ask(String name, Probe probe, boolean passing, Consumer<ProbeTally> news)
      throws InterruptedException {
    ProbeTally tally =
        ProbeTally.begin(
            or(probe.getFailureThreshold(), 3), or(probe.getSuccessThreshold(), 1), passing);
    Duration period = Duration.ofSeconds(or(probe.getPeriodSeconds(), 10));
    Duration wait = Duration.ofSeconds(or(probe.getInitialDelaySeconds(), 0));
    while (!closed.await(wait.toMillis(), TimeUnit.MILLISECONDS)) {
      ProbeAnswer answer = prober.ask(probe, target);
      if (closed.getCount() == 0) {
        return;
      }
      if (!answer.ok()) {
        listener.unhealthy(name, answer.message());
      }
      tally = tally.with(answer.ok());
      news.accept(tally);
      if (name.equals("Startup") && tally.decided()
          || tally.failed() && !name.equals("Readiness")) {
        return;
      }
      wait = period;
    }
  }

  private static int or(Integer value, int otherwise) {
    return value == null ? otherwise : value;
  }
}
