package com.aifilmstudio.local.parts.kubelet;

import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * What one kubelet is told at its start, as a YAML or JSON file.
 *
 * @param kubeconfig of the identity {@code system:node:NAME}, group {@code system:nodes}
 * @param cpu capacity, as a Kubernetes quantity
 * @param memory capacity, as a Kubernetes quantity
 * @param gpus capacity of {@code nvidia.com/gpu}; simulated
 * @param images file of the image table
 * @param work folder of pods, runs and logs; belongs to this kubelet alone
 * @param port of the TLS API that serves logs
 * @param tlsCertificate PEM
 * @param tlsKey PEM
 * @param clientAuthority PEM; who may read logs shows a certificate of it
 * @param leaseSeconds how long the node is believed alive without a sign; renewed four times in it
 * @param crashBackoffSeconds first wait of a crash loop
 * @param stopPodsWithinMillis on SIGTERM the pods are ended within this time; negative: they run on
 */
public record KubeletSettings(
    String nodeName,
    Path kubeconfig,
    String cpu,
    String memory,
    int gpus,
    Map<String, String> labels,
    Path images,
    Path work,
    int port,
    Path tlsCertificate,
    Path tlsKey,
    Path clientAuthority,
    int leaseSeconds,
    int crashBackoffSeconds,
    long stopPodsWithinMillis) {

  public static KubeletSettings read(Path file) throws IOException {
    return Serialization.unmarshal(Files.readString(file), KubeletSettings.class);
  }

  public void write(Path file) throws IOException {
    Files.writeString(file, Serialization.asYaml(this));
  }

  Duration lease() {
    return Duration.ofSeconds(leaseSeconds);
  }
}
