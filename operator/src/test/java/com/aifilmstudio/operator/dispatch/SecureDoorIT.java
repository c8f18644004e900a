package com.aifilmstudio.operator.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import com.aifilmstudio.core.Json;
import com.aifilmstudio.core.protocol.Problem;
import com.aifilmstudio.local.parts.testkit.SharedControlPlane;
import com.aifilmstudio.operator.testkit.OperatorProcess;
import com.aifilmstudio.operator.testkit.TestStudio;
import java.io.IOException;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The operator with a certificate, as in a cluster. */
@Tag("controlplane")
class SecureDoorIT {

  private static TestStudio studio;
  private static OperatorProcess operator;
  private static Path authority;
  private static int securePort;

  @BeforeAll
  static void start(@TempDir Path certificates) throws IOException {
    var pki = SharedControlPlane.get().pki();
    var pair = pki.serving("operator");
    authority = Files.copy(pki.certificateAuthority(), certificates.resolve("ca.crt"));
    Files.copy(pair.certificate(), certificates.resolve("tls.crt"));
    Files.copy(pair.key(), certificates.resolve("tls.key"));
    securePort = TestStudio.freePort();
    studio =
        new TestStudio()
            .with("QUARKUS_PROFILE", "prod,tls")
            .with("QUARKUS_HTTP_SSL_PORT", Integer.toString(securePort))
            .with("STUDIO_DISPATCH_CERTIFICATES", certificates.toString());
    studio.pool("tiny", "workers: {min: 1, max: 1}");
    operator = studio.startOperator("secure").awaitReady();
  }

  @AfterAll
  static void stop() throws Exception {
    studio.close();
  }

  @Test
  void whoTrustsTheAuthorityIsAnswered() throws Exception {
    var client = HttpClient.newBuilder().sslContext(trusting(authority)).build();
    var answer = claim(client, URI.create("https://127.0.0.1:" + securePort));
    assertThat(Json.read(answer.body(), Problem.class).code()).isEqualTo("WORKER.UNKNOWN");
  }

  @Test
  void whoDoesNotTrustItSendsNoKey() {
    assertThatThrownBy(
            () -> claim(HttpClient.newHttpClient(), URI.create("https://127.0.0.1:" + securePort)))
        .isInstanceOf(SSLHandshakeException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/dispatch/v1/claims",
        "//dispatch/v1/claims",
        "/dispatch;a=b/v1/claims",
        "/q/../dispatch/v1/claims",
        "/q/%2e%2e/dispatch/v1/claims",
        "/films/v1/namespaces/a/renderjobs/b"
      })
  void aPlainRequestFromElsewhereIsRefused(String path) throws Exception {
    var answer = claim(HttpClient.newHttpClient(), URI.create(elsewhere() + path));
    assertThat(Json.read(answer.body(), Problem.class).code()).isEqualTo("REQUEST.PLAIN");
  }

  @Test
  void healthAndMetricsArePlainForProbesFromElsewhere() throws Exception {
    for (var path : new String[] {"/q/health/ready", "/q/metrics"}) {
      var request = HttpRequest.newBuilder(URI.create(elsewhere() + path)).build();
      var answer = HttpClient.newHttpClient().send(request, BodyHandlers.discarding());
      assertThat(answer.statusCode()).isEqualTo(200);
    }
  }

  @Test
  void aWorkersPodIsToldWhomToTrust() throws IOException {
    var pem = Files.readString(authority);
    await()
        .untilAsserted(
            () ->
                assertThat(studio.client().pods().inNamespace(studio.namespace()).list().getItems())
                    .singleElement()
                    .satisfies(
                        pod ->
                            assertThat(pod.getMetadata().getAnnotations())
                                .containsEntry("ai-filmstudio.com/dispatch-ca", pem)));
  }

  private static HttpResponse<String> claim(HttpClient client, URI address)
      throws IOException, InterruptedException {
    var target =
        address.getPath().isEmpty() ? URI.create(address + "/dispatch/v1/claims") : address;
    return client.send(
        HttpRequest.newBuilder(target)
            .header("Authorization", "Bearer wk_guessed")
            .POST(BodyPublishers.noBody())
            .build(),
        BodyHandlers.ofString());
  }

  /** The operator's plain port under an address of this machine that is not the loopback one. */
  private static String elsewhere() throws SocketException {
    var address =
        NetworkInterface.networkInterfaces()
            .flatMap(NetworkInterface::inetAddresses)
            .filter(a -> !a.isLoopbackAddress() && a.getAddress().length == 4)
            .map(a -> "http://" + a.getHostAddress() + ":" + operator.address().getPort())
            .findFirst();
    assumeThat(address).as("a network besides the loopback interface").isPresent();
    return address.orElseThrow();
  }

  private static SSLContext trusting(Path pem) throws IOException, GeneralSecurityException {
    var store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    try (var in = Files.newInputStream(pem)) {
      store.setCertificateEntry(
          "ca", CertificateFactory.getInstance("X.509").generateCertificate(in));
    }
    var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(store);
    var context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }
}
