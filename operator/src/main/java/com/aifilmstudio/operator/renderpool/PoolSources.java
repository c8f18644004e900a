package com.aifilmstudio.operator.renderpool;

import com.aifilmstudio.api.v1alpha1.RenderPool;
import com.aifilmstudio.operator.status.SlimStore;
import com.aifilmstudio.store.Hint;
import com.aifilmstudio.store.Hints;
import io.fabric8.kubernetes.api.model.Pod;
import io.javaoperatorsdk.operator.api.config.informer.InformerEventSourceConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.event.source.inbound.SimpleInboundEventSource;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import io.javaoperatorsdk.operator.processing.event.source.informer.Mappers;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What makes a pool worth another look: its pods, and news of tasks and jobs. */
@Singleton
class PoolSources {

  private final Hints hints;
  private final Set<ResourceID> followed = ConcurrentHashMap.newKeySet();

  PoolSources(Hints hints) {
    this.hints = hints;
  }

  List<EventSource<?, RenderPool>> prepare(EventSourceContext<RenderPool> context) {
    var pods =
        new InformerEventSource<Pod, RenderPool>(
            InformerEventSourceConfiguration.from(Pod.class, RenderPool.class)
                .withName("pods-of-pools")
                .withLabelSelector(WorkerPod.COMPONENT_LABEL + "=" + WorkerPod.COMPONENT)
                .withSecondaryToPrimaryMapper(Mappers.fromOwnerReferences(RenderPool.class))
                .withItemStore(new SlimStore<>())
                // JOSDK 5.3 loses changes that arrive during a write of its own.
                .withComparableResourceVersion(false)
                .build(),
            context);
    var news = new SimpleInboundEventSource<RenderPool>("news-of-pools");
    hints.add(new Listener(news, followed));
    return List.of(pods, news);
  }

  /** From now on news of work lead to a pass over this pool. */
  void follow(RenderPool pool) {
    followed.add(ResourceID.fromResource(pool));
  }

  private record Listener(SimpleInboundEventSource<RenderPool> news, Set<ResourceID> pools)
      implements Hints.Listener {

    /** A job's hint does not name its pool; there are few, and their passes are rate limited. */
    @Override
    public void hint(Hint hint, String payload) {
      switch (hint) {
        case TASK -> look(payload);
        case JOB -> missed();
        case WORKER, INTENT -> {}
      }
    }

    @Override
    public void missed() {
      pools.forEach(news::propagateEvent);
    }

    private void look(String pool) {
      var slash = pool.indexOf('/');
      var id = new ResourceID(pool.substring(slash + 1), pool.substring(0, slash));
      if (pools.contains(id)) {
        news.propagateEvent(id);
      }
    }
  }
}
