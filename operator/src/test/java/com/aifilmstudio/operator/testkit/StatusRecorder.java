package com.aifilmstudio.operator.testkit;

import com.aifilmstudio.api.v1alpha1.RenderJob;
import com.aifilmstudio.api.v1alpha1.RenderJobStatus;
import io.fabric8.kubernetes.client.Watch;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.WatcherException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Every status that a job has ever shown, as a watcher sees it. */
public final class StatusRecorder implements AutoCloseable {

  private final List<RenderJobStatus> statuses = new CopyOnWriteArrayList<>();
  private final Watch watch;

  private StatusRecorder(TestStudio studio, String job) {
    watch =
        studio
            .client()
            .resources(RenderJob.class)
            .inNamespace(studio.namespace())
            .withName(job)
            .watch(
                new Watcher<>() {
                  @Override
                  public void eventReceived(Action action, RenderJob job) {
                    if (job.getStatus() != null) {
                      statuses.add(job.getStatus());
                    }
                  }

                  @Override
                  public void onClose(WatcherException cause) {}
                });
  }

  public static StatusRecorder of(TestStudio studio, String job) {
    return new StatusRecorder(studio, job);
  }

  public List<RenderJobStatus> statuses() {
    return statuses;
  }

  @Override
  public void close() {
    watch.close();
  }
}
