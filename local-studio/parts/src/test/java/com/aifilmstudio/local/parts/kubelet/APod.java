package com.aifilmstudio.local.parts.kubelet;

import static org.awaitility.Awaitility.await;

import com.aifilmstudio.local.parts.testkit.TestNamespace;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Pods of one test in a namespace of their own. */
record APod(LocalNode node, KubernetesClient client, String namespace) implements AutoCloseable {

  static APod inAFreshNamespace() {
    LocalNode node = LocalNode.get();
    KubernetesClient client = node.plane().client();
    return new APod(node, client, TestNamespace.fresh(client));
  }

  /** A pod that runs one line of shell, and whatever else the test adds to it. */
  Pod running(String name, String script, UnaryOperator<PodBuilder> more) {
    PodBuilder pod =
        new PodBuilder()
            .withNewMetadata()
            .withName(name)
            .withNamespace(namespace)
            .endMetadata()
            .withNewSpec()
            .withRestartPolicy("Never")
            .withTerminationGracePeriodSeconds(5L)
            .addNewContainer()
            .withName("main")
            .withImage("shell:local")
            .withArgs(script)
            .endContainer()
            .endSpec();
    return client.pods().resource(more.apply(pod).build()).create();
  }

  Pod running(String name, String script) {
    return running(name, script, UnaryOperator.identity());
  }

  Pod get(String name) {
    return client.pods().inNamespace(namespace).withName(name).get();
  }

  String log(String name) {
    return client.pods().inNamespace(namespace).withName(name).getLog();
  }

  Pod until(String name, Predicate<Pod> condition) {
    return await()
        .atMost(Duration.ofSeconds(30))
        .pollInterval(Duration.ofMillis(100))
        .until(() -> get(name), pod -> pod != null && condition.test(pod));
  }

  Pod untilPhase(String name, String phase) {
    return until(name, pod -> phase.equals(pod.getStatus().getPhase()));
  }

  void untilGone(String name) {
    await().atMost(Duration.ofSeconds(20)).until(() -> get(name) == null);
  }

  static ContainerStatus main(Pod pod) {
    return pod.getStatus().getContainerStatuses().getFirst();
  }

  static boolean ready(Pod pod) {
    return !pod.getStatus().getContainerStatuses().isEmpty() && main(pod).getReady();
  }

  /** The process of the pod's main container, from the kubelet's folder. */
  long pid(Pod pod) throws Exception {
    Path runs =
        node.work().resolve("pods").resolve(pod.getMetadata().getUid()).resolve("containers/main");
    Path process = runs.resolve(main(pod).getRestartCount() + "/process");
    await().until(() -> Files.exists(process) && !Files.readString(process).isBlank());
    return Long.parseLong(Files.readString(process).split(" ")[0]);
  }

  @Override
  public void close() {
    TestNamespace.discard(client, namespace);
    client.close();
  }
}
