package com.aifilmstudio.local.parts.kubelet;

import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodList;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.Watch;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.WatcherException;
import io.fabric8.kubernetes.client.dsl.FilterWatchListDeletable;
import io.fabric8.kubernetes.client.dsl.PodResource;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The pods that are bound to one node: a list, then a watch from there, and from the start again
 * when the watch ends. It ends at least every half minute, so that one that fell silent without an
 * error costs no more than that.
 */
final class PodFeed implements AutoCloseable {

  /** Hears about pods; calls come one at a time. */
  interface Listener {

    /** These are all there are. */
    void all(List<Pod> pods);

    void changed(Pod pod);

    void removed(Pod pod);
  }

  private static final Logger LOG = System.getLogger(PodFeed.class.getName());
  private static final Duration LONGEST_WATCH = Duration.ofSeconds(30);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

  private final KubernetesClient client;
  private final String node;
  private final Listener listener;
  private final CountDownLatch closed = new CountDownLatch(1);

  PodFeed(KubernetesClient client, String node, Listener listener) {
    this.client = client;
    this.node = node;
    this.listener = listener;
  }

  /** Runs until closed. */
  void run() throws InterruptedException {
    Duration pause = FIRST_PAUSE;
    while (closed.getCount() > 0) {
      try {
        follow();
        pause = FIRST_PAUSE;
      } catch (RuntimeException e) {
        LOG.log(Level.WARNING, "the API server cannot be reached, pods run on: " + e);
        closed.await(pause.toMillis(), TimeUnit.MILLISECONDS);
        pause =
            pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0
                ? pause.multipliedBy(2)
                : LONGEST_PAUSE;
      }
    }
  }

  @Override
  public void close() {
    closed.countDown();
  }

  private void follow() throws InterruptedException {
    PodList list = ours().list();
    listener.all(list.getItems());
    CountDownLatch ended = new CountDownLatch(1);
    var from =
        new ListOptionsBuilder()
            .withResourceVersion(list.getMetadata().getResourceVersion())
            .withTimeoutSeconds(LONGEST_WATCH.toSeconds())
            .build();
    try (Watch watch = ours().watch(from, new News(ended))) {
      // Asked in steps so that closing does not have to wait for the watch.
      for (long waited = 0;
          waited < LONGEST_WATCH.toMillis() && closed.getCount() > 0;
          waited += FIRST_PAUSE.toMillis()) {
        if (ended.await(FIRST_PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
          return;
        }
      }
    }
  }

  private FilterWatchListDeletable<Pod, PodList, PodResource> ours() {
    return client.pods().inAnyNamespace().withField("spec.nodeName", node);
  }

  private final class News implements Watcher<Pod> {
    private final CountDownLatch ended;

    News(CountDownLatch ended) {
      this.ended = ended;
    }

    @Override
    public void eventReceived(Action action, Pod pod) {
      switch (action) {
        case ADDED, MODIFIED -> listener.changed(pod);
        case DELETED -> listener.removed(pod);
        case ERROR -> ended.countDown();
        case BOOKMARK -> {}
      }
    }

    @Override
    public void onClose(WatcherException cause) {
      ended.countDown();
    }

    @Override
    public void onClose() {
      ended.countDown();
    }
  }
}
