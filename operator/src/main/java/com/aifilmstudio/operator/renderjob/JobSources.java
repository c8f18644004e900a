package com.aifilmstudio.operator.renderjob;

import com.aifilmstudio.api.v1alpha1.RenderJob;
import com.aifilmstudio.api.v1alpha1.RenderPool;
import com.aifilmstudio.operator.status.SlimStore;
import com.aifilmstudio.store.Hint;
import com.aifilmstudio.store.Hints;
import com.aifilmstudio.store.JobId;
import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.api.config.informer.InformerEventSourceConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.event.source.IndexerResourceCache;
import io.javaoperatorsdk.operator.processing.event.source.inbound.SimpleInboundEventSource;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** What makes a job worth another look: news in the database, and news of its pool. */
@Singleton
class JobSources {

  private static final String LIVE_BY_POOL = "live-by-pool";
  private static final String NOT_PLANNED_BY_NAMESPACE = "not-planned-by-namespace";

  /** People who watch do not notice it. */
  private static final Duration A_MOMENT = Duration.ofMillis(150);

  private final Hints hints;
  private final KubernetesClient client;

  /**
   * Which resource a job's hint means. Not an index over the label: a worker may take the first
   * shot before the label has come back to the cache.
   */
  private final Map<String, ResourceID> byId = new ConcurrentHashMap<>();

  private InformerEventSource<RenderPool, RenderJob> pools;
  private InformerEventSource<Namespace, RenderJob> namespaces;
  private IndexerResourceCache<RenderJob> jobs;

  JobSources(Hints hints, KubernetesClient client) {
    this.hints = hints;
    this.client = client;
  }

  List<EventSource<?, RenderJob>> prepare(EventSourceContext<RenderJob> context) {
    jobs = context.getPrimaryCache();
    jobs.addIndexer(LIVE_BY_POOL, JobSources::poolOfLiveJob);
    jobs.addIndexer(NOT_PLANNED_BY_NAMESPACE, JobSources::namespaceOfJobNotPlanned);
    pools =
        new InformerEventSource<>(
            InformerEventSourceConfiguration.from(RenderPool.class, RenderJob.class)
                .withName("pools-of-jobs")
                .withSecondaryToPrimaryMapper(this::waitingFor)
                .withOnUpdateFilter(JobSources::matters)
                .withItemStore(new SlimStore<>())
                // JOSDK 5.3 loses changes that arrive during a write of its own.
                .withComparableResourceVersion(false)
                .build(),
            context);
    namespaces =
        new InformerEventSource<>(
            InformerEventSourceConfiguration.from(Namespace.class, RenderJob.class)
                .withName("namespaces-of-jobs")
                .withWatchAllNamespaces()
                .withSecondaryToPrimaryMapper(this::waitingIn)
                .withOnUpdateFilter(JobSources::labelled)
                .withItemStore(new SlimStore<>())
                .withComparableResourceVersion(false)
                .build(),
            context);
    var news = new SimpleInboundEventSource<RenderJob>("news-of-jobs");
    hints.add(new Listener(news));
    return List.of(pools, namespaces, news);
  }

  /** From now on news of this job lead to a pass. */
  void follow(JobId id, RenderJob job) {
    byId.put(id.value(), ResourceID.fromResource(job));
  }

  /** There will be no more news of it. */
  void leave(RenderJob job) {
    if (job.getStatus() != null && job.getStatus().jobId() != null) {
      byId.remove(job.getStatus().jobId());
    }
  }

  Optional<RenderPool> pool(PoolName name) {
    return pools.get(name.id());
  }

  /** Labels of the job's Namespace, which say whose films a pool lets in. */
  Map<String, String> labels(RenderJob job) {
    var name = job.getMetadata().getNamespace();
    return namespaces
        .get(new ResourceID(name))
        .or(() -> Optional.ofNullable(client.namespaces().withName(name).get()))
        .map(namespace -> namespace.getMetadata().getLabels())
        .orElse(Map.of());
  }

  /** The jobs that Kubernetes has, by UID; only complete when the caches have synced. */
  Set<String> uids() {
    return jobs.list(job -> true)
        .map(job -> job.getMetadata().getUid())
        .collect(Collectors.toSet());
  }

  private static List<String> poolOfLiveJob(RenderJob job) {
    return isOver(job) ? List.of() : List.of(PoolName.of(job).toString());
  }

  private static boolean isOver(RenderJob job) {
    var status = job.getStatus();
    return status != null && status.phase() != null && status.phase().isTerminal();
  }

  private static List<String> namespaceOfJobNotPlanned(RenderJob job) {
    boolean planned = job.getStatus() != null && job.getStatus().bundle() != null;
    return isOver(job) || planned ? List.of() : List.of(job.getMetadata().getNamespace());
  }

  private Set<ResourceID> waitingIn(Namespace namespace) {
    return jobs.byIndex(NOT_PLANNED_BY_NAMESPACE, namespace.getMetadata().getName()).stream()
        .map(ResourceID::fromResource)
        .collect(Collectors.toSet());
  }

  private static boolean labelled(Namespace next, Namespace before) {
    return !Objects.equals(next.getMetadata().getLabels(), before.getMetadata().getLabels());
  }

  private Set<ResourceID> waitingFor(RenderPool pool) {
    var name = pool.getMetadata().getNamespace() + "/" + pool.getMetadata().getName();
    return jobs.byIndex(LIVE_BY_POOL, name).stream()
        .map(ResourceID::fromResource)
        .collect(Collectors.toSet());
  }

  /**
   * Counts of workers change all the time; jobs wait for the model, for the first worker, or for
   * the end of a pause.
   */
  private static boolean matters(RenderPool next, RenderPool before) {
    return !Objects.equals(next.getMetadata().getGeneration(), before.getMetadata().getGeneration())
        || !holds(next, "ModelAvailable").equals(holds(before, "ModelAvailable"))
        || !holds(next, "BackedOff").equals(holds(before, "BackedOff"))
        || hasWorkers(next) != hasWorkers(before);
  }

  private static Optional<String> holds(RenderPool pool, String condition) {
    return Optional.ofNullable(pool.getStatus()).stream()
        .flatMap(status -> status.conditions().stream())
        .filter(c -> c.getType().equals(condition))
        .map(Condition::getStatus)
        .findFirst();
  }

  private static boolean hasWorkers(RenderPool pool) {
    var status = pool.getStatus();
    return status != null && status.workers() != null && status.workers().ready() > 0;
  }

  private final class Listener implements Hints.Listener {
    private final SimpleInboundEventSource<RenderJob> news;
    private final Gathering gathering =
        new Gathering(
            CompletableFuture.delayedExecutor(A_MOMENT.toMillis(), TimeUnit.MILLISECONDS),
            this::look);

    private Listener(SimpleInboundEventSource<RenderJob> news) {
      this.news = news;
    }

    @Override
    public void hint(Hint hint, String payload) {
      if (hint == Hint.JOB) {
        gathering.news(payload);
      }
    }

    private void look(String job) {
      Optional.ofNullable(byId.get(job)).ifPresent(news::propagateEvent);
    }

    @Override
    public void missed() {
      byId.values().forEach(news::propagateEvent);
    }
  }
}
