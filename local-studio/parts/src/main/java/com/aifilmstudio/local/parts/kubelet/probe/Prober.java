package com.aifilmstudio.local.parts.kubelet.probe;

import io.fabric8.kubernetes.api.model.ExecAction;
import io.fabric8.kubernetes.api.model.HTTPGetAction;
import io.fabric8.kubernetes.api.model.HTTPHeader;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Probe;
import java.io.File;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Asks once: over HTTP, by opening a connection, or by running a command. */
public final class Prober {

  private static final String LOOPBACK = "127.0.0.1";

  // Kubernetes does not verify the certificate of a container that it probes over HTTPS either.
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .sslContext(AnyCertificate.context())
          .sslParameters(AnyCertificate.parameters())
          .build();

  /** One answer, at the latest after the probe's timeout. */
  public ProbeAnswer ask(Probe probe, ProbeTarget target) throws InterruptedException {
    int seconds = probe.getTimeoutSeconds() == null ? 1 : probe.getTimeoutSeconds();
    Duration timeout = Duration.ofSeconds(seconds);
    try {
      if (probe.getHttpGet() != null) {
        return get(probe.getHttpGet(), target, timeout);
      }
      if (probe.getTcpSocket() != null) {
        return connect(
            probe.getTcpSocket().getHost(), probe.getTcpSocket().getPort(), target, timeout);
      }
      if (probe.getExec() != null) {
        return run(probe.getExec(), target, timeout);
      }
      return ProbeAnswer.failed("a kind of probe that this node does not know");
    } catch (IOException | IllegalArgumentException e) {
      return ProbeAnswer.failed(String.valueOf(e.getMessage() == null ? e : e.getMessage()));
    }
  }

  private ProbeAnswer get(HTTPGetAction get, ProbeTarget target, Duration timeout)
      throws IOException, InterruptedException {
    String scheme = "HTTPS".equals(get.getScheme()) ? "https" : "http";
    String path = Optional.ofNullable(get.getPath()).orElse("/");
    URI uri =
        URI.create(
            "%s://%s:%d%s%s"
                .formatted(
                    scheme,
                    Optional.ofNullable(get.getHost()).orElse(LOOPBACK),
                    target.port(get.getPort()),
                    path.startsWith("/") ? "" : "/",
                    path));
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri).timeout(timeout).header("User-Agent", "kube-probe/local");
    for (HTTPHeader header : get.getHttpHeaders()) {
      if (!"host".equalsIgnoreCase(header.getName())) {
        request.header(header.getName(), header.getValue());
      }
    }
    int status = http.send(request.build(), HttpResponse.BodyHandlers.discarding()).statusCode();
    return status >= 200 && status < 400
        ? ProbeAnswer.OK
        : ProbeAnswer.failed("HTTP probe failed with statuscode: " + status);
  }

  private static ProbeAnswer connect(
      String host, IntOrString port, ProbeTarget target, Duration timeout) throws IOException {
    try (Socket socket = new Socket()) {
      String address = host == null || host.isEmpty() ? LOOPBACK : host;
      socket.connect(
          new InetSocketAddress(address, target.port(port)), Math.toIntExact(timeout.toMillis()));
      return ProbeAnswer.OK;
    }
  }

  private static ProbeAnswer run(ExecAction exec, ProbeTarget target, Duration timeout)
      throws IOException, InterruptedException {
    Process process = InContainer.start(exec.getCommand(), target, new File("/dev/null"));
    if (!process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
      return ProbeAnswer.failed("command timed out after " + timeout.toSeconds() + "s");
    }
    return process.exitValue() == 0
        ? ProbeAnswer.OK
        : ProbeAnswer.failed("command exited with code " + process.exitValue());
  }
}
