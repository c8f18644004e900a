package com.aifilmstudio.local.parts.controlplane;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Asks a server of the control plane for one page and says whether the answer was "ok" (200). */
final class ApiProbe {
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final Path authority;
  private HttpClient client;

  ApiProbe(Path authority) {
    this.authority = authority;
  }

  boolean answers(int port, String path) throws IOException {
    return answers(request(port, path).build());
  }

  boolean answers(int port, String path, String token) throws IOException {
    return answers(request(port, path).header("Authorization", "Bearer " + token).build());
  }

  private static HttpRequest.Builder request(int port, String path) {
    return HttpRequest.newBuilder(URI.create("https://127.0.0.1:" + port + path)).timeout(PATIENCE);
  }

  private boolean answers(HttpRequest request) throws IOException {
    try {
      return client().send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  /** Made late, for the authority's certificate is made by the first start. */
  private synchronized HttpClient client() throws IOException {
    if (client == null) {
      client =
          HttpClient.newBuilder()
              .version(HttpClient.Version.HTTP_1_1)
              .connectTimeout(PATIENCE)
              .proxy(HttpClient.Builder.NO_PROXY)
              .sslContext(trusting(authority))
              .build();
    }
    return client;
  }

  private static SSLContext trusting(Path authority) throws IOException {
    try (var in = Files.newInputStream(authority)) {
      var store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      store.setCertificateEntry(
          "authority", CertificateFactory.getInstance("X.509").generateCertificate(in));
      var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(store);
      var context = SSLContext.getInstance("TLS");
      context.init(null, trust.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IOException("could not trust " + authority, e);
    }
  }
}
