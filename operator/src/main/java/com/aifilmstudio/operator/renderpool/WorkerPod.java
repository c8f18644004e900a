package com.aifilmstudio.operator.renderpool;

import com.aifilmstudio.api.v1alpha1.Isolation;
import com.aifilmstudio.api.v1alpha1.RenderPool;
import com.aifilmstudio.api.v1alpha1.RenderPoolSpec;
import com.aifilmstudio.api.v1alpha1.SimulatedFaults;
import com.aifilmstudio.api.v1alpha1.StudioApi;
import com.aifilmstudio.api.v1alpha1.WorkerTemplate;
import com.aifilmstudio.core.Json;
import io.fabric8.kubernetes.api.model.Affinity;
import io.fabric8.kubernetes.api.model.AffinityBuilder;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.EnvVarBuilder;
import io.fabric8.kubernetes.api.model.NodeSelectorRequirement;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.fabric8.kubernetes.api.model.ResourceRequirementsBuilder;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import io.fabric8.kubernetes.api.model.VolumeProjection;
import io.fabric8.kubernetes.api.model.VolumeProjectionBuilder;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A worker's pod, as PodSecurity {@code restricted} wants it: no root, nothing writable but two
 * volumes, no rights, and no credential but a token for the operator's dispatch. Pure.
 */
final class WorkerPod {

  static final String REVISION_LABEL = StudioApi.GROUP + "/revision";
  static final String COMPONENT_LABEL = "app.kubernetes.io/component";
  static final String COMPONENT = "render-worker";

  private static final String CACHE = "/cache";
  private static final String SCRATCH = "/scratch";

  /** A worker's volume shows it as a file; an authority is public, so no Secret is needed. */
  private static final String AUTHORITY = StudioApi.GROUP + "/dispatch-ca";

  private static final String TOKEN_FOLDER = "/var/run/secrets/ai-filmstudio.com/dispatch";
  private static final long USER = 10_001;

  /** A worker finishes its step and hands its task back; measured to take up to 25 s. */
  private static final long GRACE_SECONDS = 30;

  private static final long TOKEN_SECONDS = Duration.ofHours(1).toSeconds();

  private WorkerPod() {}

  /** Changes with everything that makes a new pod different from an old one. */
  static String revision(RenderPoolSpec spec) {
    var parts = new LinkedHashMap<String, Object>();
    parts.put("model", spec.model());
    parts.put("engine", spec.engine());
    parts.put("simulated", spec.simulated());
    parts.put("worker", spec.worker());
    if (spec.isolation() == Isolation.Dedicated) {
      parts.put("isolation", spec.isolation()); // a pod keeps what it was registered with
    }
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      var text = Json.write(parts).getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(digest.digest(text), 0, 4);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  static String name(RenderPool pool, int ordinal) {
    return "%s-%s-%d".formatted(pool.getMetadata().getName(), revision(pool.getSpec()), ordinal);
  }

  /**
   * A worker's pod.
   *
   * @param notOn nodes that are in quarantine
   */
  static Pod of(RenderPool pool, int ordinal, List<String> notOn, DispatchDoor dispatch) {
    var meta = pool.getMetadata();
    var template = pool.getSpec().worker();
    return new PodBuilder()
        .withNewMetadata()
        .withNamespace(meta.getNamespace())
        .withName(name(pool, ordinal))
        .addToLabels("app.kubernetes.io/name", "film-studio")
        .addToLabels(COMPONENT_LABEL, COMPONENT)
        .addToLabels("app.kubernetes.io/managed-by", "film-studio-operator")
        .addToLabels(StudioApi.POOL_LABEL, meta.getName())
        .addToLabels(REVISION_LABEL, revision(pool.getSpec()))
        .withAnnotations(dispatch.authority().map(pem -> Map.of(AUTHORITY, pem)).orElseGet(Map::of))
        .withOwnerReferences(
            new OwnerReferenceBuilder()
                .withApiVersion(pool.getApiVersion())
                .withKind(pool.getKind())
                .withName(meta.getName())
                .withUid(meta.getUid())
                .withController(true)
                .withBlockOwnerDeletion(true)
                .build())
        .endMetadata()
        .withNewSpec()
        .withRestartPolicy("Never")
        .withTerminationGracePeriodSeconds(GRACE_SECONDS)
        .withServiceAccountName(template.serviceAccountName())
        .withAutomountServiceAccountToken(false)
        .withEnableServiceLinks(false)
        .withNodeSelector(template.nodeSelector().isEmpty() ? null : template.nodeSelector())
        .withTolerations(template.tolerations())
        .withAffinity(notOn.isEmpty() ? null : elsewhere(notOn))
        .withPriorityClassName(template.priorityClassName())
        .withRuntimeClassName(template.runtimeClassName())
        .withNewSecurityContext()
        .withRunAsNonRoot(true)
        .withRunAsUser(USER)
        .withRunAsGroup(USER)
        .withFsGroup(USER)
        .withNewSeccompProfile()
        .withType("RuntimeDefault")
        .endSeccompProfile()
        .endSecurityContext()
        .withContainers(container(pool, template, dispatch))
        .withVolumes(volumes(template, dispatch))
        .endSpec()
        .build();
  }

  /** By the node's name, because labels are not the studio's to rely on; one value each is all. */
  private static Affinity elsewhere(List<String> notOn) {
    var names =
        notOn.stream()
            .map(node -> new NodeSelectorRequirement("metadata.name", "NotIn", List.of(node)))
            .toList();
    return new AffinityBuilder()
        .withNewNodeAffinity()
        .withNewRequiredDuringSchedulingIgnoredDuringExecution()
        .addNewNodeSelectorTerm()
        .withMatchFields(names)
        .endNodeSelectorTerm()
        .endRequiredDuringSchedulingIgnoredDuringExecution()
        .endNodeAffinity()
        .build();
  }

  private static Container container(
      RenderPool pool, WorkerTemplate template, DispatchDoor dispatch) {
    return new ContainerBuilder()
        .withName("render")
        .withImage(template.image())
        .withEnv(env(pool, dispatch))
        .withResources(resources(template))
        .withNewSecurityContext()
        .withAllowPrivilegeEscalation(false)
        .withReadOnlyRootFilesystem(true)
        .withNewCapabilities()
        .withDrop("ALL")
        .endCapabilities()
        .endSecurityContext()
        .addNewVolumeMount()
        .withName("cache")
        .withMountPath(CACHE)
        .endVolumeMount()
        .addNewVolumeMount()
        .withName("scratch")
        .withMountPath(SCRATCH)
        .endVolumeMount()
        .addNewVolumeMount()
        .withName("dispatch-token")
        .withMountPath(TOKEN_FOLDER)
        .withReadOnly(true)
        .endVolumeMount()
        .build();
  }

  /** Never a prompt: Kubernetes expands {@code $(VAR)} here. */
  private static List<EnvVar> env(RenderPool pool, DispatchDoor dispatch) {
    var meta = pool.getMetadata();
    var spec = pool.getSpec();
    var template = spec.worker();
    var env = new LinkedHashMap<String, String>();
    env.put("STUDIO_DISPATCH_URL", dispatch.address().toString());
    if (dispatch.authority().isPresent()) {
      env.put("STUDIO_DISPATCH_CA_FILE", TOKEN_FOLDER + "/ca.crt");
    }
    env.put("STUDIO_TOKEN_FILE", TOKEN_FOLDER + "/token");
    env.put("STUDIO_POOL", meta.getNamespace() + "/" + meta.getName());
    env.put("STUDIO_REVISION", revision(spec));
    env.put("STUDIO_BUNDLE_DIGEST", spec.model().digest());
    env.put("STUDIO_ENGINE", spec.engine().name());
    env.put("STUDIO_MODEL_CACHE", CACHE);
    env.put("STUDIO_MODEL_CACHE_BYTES", cacheBytes(template));
    env.put("STUDIO_SCRATCH", SCRATCH);
    env.put("STUDIO_CPUS", cpus(template));
    dispatch
        .checkpointEvery()
        .ifPresent(every -> env.put("STUDIO_CHECKPOINT_EVERY", every.toString()));
    if (spec.simulated() != null) {
      env.put("STUDIO_SIMULATED_LOAD", spec.simulated().load().duration().toString());
      env.put("STUDIO_SIMULATED_STEP", spec.simulated().step().duration().toString());
      Optional.ofNullable(spec.simulated().faults()).ifPresent(faults -> faults(faults, env));
    }
    env.put("JAVA_TOOL_OPTIONS", "-Djava.io.tmpdir=" + SCRATCH);
    env.put("HOME", SCRATCH);
    var list = new ArrayList<EnvVar>();
    env.forEach(
        (name, value) -> list.add(new EnvVarBuilder().withName(name).withValue(value).build()));
    if (env.containsKey("STUDIO_SIMULATED_FAULT_TAKES")) {
      list.add(
          new EnvVarBuilder()
              .withName("STUDIO_NODE")
              .withNewValueFrom()
              .withNewFieldRef()
              .withFieldPath("spec.nodeName")
              .endFieldRef()
              .endValueFrom()
              .build());
    }
    return list;
  }

  private static void faults(SimulatedFaults faults, Map<String, String> env) {
    env.put("STUDIO_SIMULATED_FAULT_NODES", String.join(",", faults.nodes()));
    env.put("STUDIO_SIMULATED_FAULT_TAKES", faults.takes().toString());
    env.put("STUDIO_SIMULATED_FAULT_CODE", faults.code());
  }

  /** The worker clears its cache before the volume is full, or the kubelet would evict the pod. */
  private static String cacheBytes(WorkerTemplate template) {
    var limit = Quantity.getAmountInBytes(template.modelCache().sizeLimit());
    return limit.multiply(new BigDecimal("0.9")).toBigInteger().toString();
  }

  private static String cpus(WorkerTemplate template) {
    var cpus = template.resources().cpu().getNumericalAmount();
    return cpus.setScale(0, RoundingMode.CEILING).toBigInteger().toString();
  }

  private static ResourceRequirements resources(WorkerTemplate template) {
    var amounts = new LinkedHashMap<String, Quantity>();
    amounts.put("cpu", template.resources().cpu());
    amounts.put("memory", template.resources().memory());
    if (template.gpu().count() > 0) {
      amounts.put(template.gpu().resource(), new Quantity(template.gpu().count().toString()));
    }
    return new ResourceRequirementsBuilder().withRequests(amounts).withLimits(amounts).build();
  }

  private static List<Volume> volumes(WorkerTemplate template, DispatchDoor dispatch) {
    var sources = new ArrayList<VolumeProjection>();
    sources.add(
        new VolumeProjectionBuilder()
            .withNewServiceAccountToken("render-dispatch", TOKEN_SECONDS, "token")
            .build());
    if (dispatch.authority().isPresent()) {
      sources.add(
          new VolumeProjectionBuilder()
              .withNewDownwardAPI()
              .addNewItem()
              .withPath("ca.crt")
              .withNewFieldRef("v1", "metadata.annotations['" + AUTHORITY + "']")
              .endItem()
              .endDownwardAPI()
              .build());
    }
    return List.of(
        emptyDir("cache", template.modelCache().sizeLimit()),
        emptyDir("scratch", template.scratch().sizeLimit()),
        new VolumeBuilder()
            .withName("dispatch-token")
            .withNewProjected()
            .withSources(sources)
            .endProjected()
            .build());
  }

  private static Volume emptyDir(String name, Quantity limit) {
    return new VolumeBuilder()
        .withName(name)
        .withNewEmptyDir()
        .withSizeLimit(limit)
        .endEmptyDir()
        .build();
  }
}
