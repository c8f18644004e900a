package com.aifilmstudio.operator.testkit;

import com.aifilmstudio.api.v1alpha1.StudioApi;
import com.aifilmstudio.core.protocol.CutOrder;
import com.aifilmstudio.core.protocol.RenderOrder;
import io.fabric8.kubernetes.api.model.BindingBuilder;
import io.fabric8.kubernetes.api.model.ObjectReferenceBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.authentication.TokenRequestBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.URI;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * In place of a node: gives every worker pod a process that speaks the protocol, reports its phase,
 * and lets deleted pods go.
 */
public final class TestWorkers implements AutoCloseable {

  private static final Duration LOOK = Duration.ofMillis(100);

  private final KubernetesClient client;
  private final String namespace;
  private final URI dispatch;
  private final Map<String, TestWorker> byPod = new ConcurrentHashMap<>();
  private final ScheduledExecutorService rounds = Executors.newSingleThreadScheduledExecutor();
  private final List<byte[]> resumed = new CopyOnWriteArrayList<>();
  private final Map<String, Integer> refusals = new ConcurrentHashMap<>();
  private final List<CutOrder> cuts = new CopyOnWriteArrayList<>();
  private volatile Manner manner = Manner.WILLING;
  private volatile int nodes = 1;
  private volatile Predicate<RenderOrder> broken = order -> false;
  private volatile Predicate<String> brokenNode = node -> false;
  private volatile Optional<String> shared = Optional.empty();

  /** How workers behave. */
  public enum Manner {
    WILLING,
    /** Beats, but never comes to an end. */
    SLOW,
    /** Willing for one task, and slow from then on. */
    ONE_TAKE,
    /** Hands in nothing and says that the model could not do it. */
    FAILING,
    /** Tries to hand in other files than it announced, then hands in the right ones. */
    FORGING,
    /** Leaves each shot once, with a checkpoint, and goes on from it. */
    LEAVING,
    /** Cannot fetch its model, says so, and ends. */
    WITHOUT_MODEL,
    /** The pod ends with an error before it registers. */
    BROKEN
  }

  TestWorkers(KubernetesClient client, String namespace, URI dispatch) {
    this.client = client;
    this.namespace = namespace;
    this.dispatch = dispatch;
    rounds.scheduleWithFixedDelay(this::round, 0, LOOK.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** What the store and dispatch answered to forgeries: what was tried, and the HTTP status. */
  public Map<String, Integer> refusals() {
    return Map.copyOf(refusals);
  }

  /** What was fetched by the address of a claim's checkpoint. */
  public List<byte[]> resumed() {
    return List.copyOf(resumed);
  }

  void resumed(byte[] checkpoint) {
    resumed.add(checkpoint);
  }

  void refused(String attempt, int status) {
    refusals.put(attempt, status);
  }

  /** What the workers were asked to put together. */
  public List<CutOrder> cuts() {
    return List.copyOf(cuts);
  }

  void cut(CutOrder order) {
    cuts.add(order);
  }

  /** Pods are placed on so many nodes from now on, where their affinity lets them. */
  public void spreadOver(int number) {
    nodes = number;
  }

  /** All renders on a node fail, whatever is rendered. */
  public void breakNode(Predicate<String> which) {
    brokenNode = which;
  }

  /** These shots fail, wherever they are rendered. */
  public void breakShots(Predicate<RenderOrder> which) {
    broken = which;
  }

  /** All renders meet a cause that has nothing to do with film or node; empty: it is gone. */
  public void meet(Optional<String> code) {
    shared = code;
  }

  /** What a worker on that node says of a render, if it fails. */
  Optional<String> failureOf(RenderOrder order, String node) {
    if (shared.isPresent()) {
      return shared;
    }
    if (brokenNode.test(node)) {
      return Optional.of("RENDER.FAILED");
    }
    return broken.test(order) ? Optional.of("RENDER.NAN") : Optional.empty();
  }

  public void behave(Manner next) {
    manner = next;
  }

  Manner manner() {
    return manner;
  }

  /** Pods of workers that exist now. */
  public List<Pod> pods() {
    return client.pods().inNamespace(namespace).withLabel(StudioApi.POOL_LABEL).list().getItems();
  }

  private void round() {
    try {
      pods().forEach(this::look);
    } catch (KubernetesClientException e) {
      // The API server is away in some tests; the next round looks again.
    }
  }

  private void look(Pod pod) {
    var uid = pod.getMetadata().getUid();
    var worker = byPod.get(uid);
    if (pod.getMetadata().getDeletionTimestamp() != null) {
      if (worker != null) {
        worker.stop();
      }
      client.resource(pod).withGracePeriod(0).delete();
    } else if (worker == null && pod.getSpec().getNodeName() == null) {
      var node = node(pod);
      bind(pod, node);
      if (manner == Manner.BROKEN) {
        phase(pod, "Failed");
      } else {
        phase(pod, "Running");
        byPod.put(uid, TestWorker.start(this, pod, node, token(pod), dispatch));
      }
    } else if (worker != null
        && worker.hasEnded()
        && !"Succeeded".equals(pod.getStatus().getPhase())) {
      phase(pod, "Succeeded");
    }
  }

  /** The emptiest node that the pod may be on. */
  private String node(Pod pod) {
    var excluded =
        Optional.ofNullable(pod.getSpec().getAffinity()).stream()
            .flatMap(
                affinity ->
                    affinity
                        .getNodeAffinity()
                        .getRequiredDuringSchedulingIgnoredDuringExecution()
                        .getNodeSelectorTerms()
                        .stream())
            .flatMap(term -> term.getMatchFields().stream())
            .flatMap(field -> field.getValues().stream())
            .collect(Collectors.toSet());
    var pods = pods();
    return TestCluster.NODES.stream()
        .limit(nodes)
        .filter(node -> !excluded.contains(node))
        .min(
            Comparator.comparingLong(
                node -> pods.stream().filter(p -> node.equals(p.getSpec().getNodeName())).count()))
        .orElseThrow();
  }

  private void bind(Pod pod, String node) {
    client
        .bindings()
        .inNamespace(namespace)
        .resource(
            new BindingBuilder()
                .withNewMetadata()
                .withNamespace(namespace)
                .withName(pod.getMetadata().getName())
                .endMetadata()
                .withTarget(new ObjectReferenceBuilder().withKind("Node").withName(node).build())
                .build())
        .create();
  }

  private void phase(Pod pod, String phase) {
    client
        .pods()
        .inNamespace(namespace)
        .withName(pod.getMetadata().getName())
        .editStatus(p -> p.edit().editOrNewStatus().withPhase(phase).endStatus().build());
  }

  private String token(Pod pod) {
    var meta = pod.getMetadata();
    return client
        .serviceAccounts()
        .inNamespace(namespace)
        .withName(pod.getSpec().getServiceAccountName())
        .tokenRequest(
            new TokenRequestBuilder()
                .withNewSpec()
                .withAudiences("render-dispatch")
                .withNewBoundObjectRef("v1", "Pod", meta.getName(), meta.getUid())
                .endSpec()
                .build())
        .getStatus()
        .getToken();
  }

  @Override
  public void close() {
    rounds.shutdownNow();
    byPod.values().forEach(TestWorker::stop);
  }
}
