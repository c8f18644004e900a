package com.aifilmstudio.gateway.webhooks.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.aifilmstudio.gateway.webhooks.WebhooksConfig;
import com.aifilmstudio.gateway.webhooks.address.Guards;
import com.aifilmstudio.gateway.webhooks.signing.SignedMessage;
import com.aifilmstudio.store.webhook.Attempt.Outcome;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.SelfSignedCertificate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Over TLS, to a name that leads to this machine. */
class SenderTest {

  private static final SignedMessage MESSAGE = new SignedMessage(Map.of("webhook-id", "1"), "{}");

  private static final Vertx VERTX = Vertx.vertx();

  private final List<String> indicated = new CopyOnWriteArrayList<>();
  private final List<String> hosts = new CopyOnWriteArrayList<>();
  private final WebhooksConfig config =
      new SmallRyeConfigBuilder()
          .withMapping(WebhooksConfig.class)
          .withDefaultValue("studio.webhooks.allowed-networks", "127.0.0.1/32")
          .build()
          .getConfigMapping(WebhooksConfig.class);

  @AfterAll
  static void close() {
    VERTX.close().toCompletionStage().toCompletableFuture().join();
  }

  @Test
  void theConnectionGoesToTheJudgedAddressAndCertificateAndHostAreTheNames() throws Exception {
    var certificate = SelfSignedCertificate.create("receiver.test");
    int port = serve(certificate);

    var reply = sender(certificate).send("https://receiver.test:" + port + "/hook", MESSAGE);

    assertThat(reply.outcome()).isEqualTo(Outcome.Delivered);
    assertThat(indicated).containsExactly("receiver.test");
    assertThat(hosts).containsExactly("receiver.test:" + port);
  }

  @Test
  void aCertificateOfAnotherNameDoesNotConvince() throws Exception {
    var certificate = SelfSignedCertificate.create("somebody-else.test");
    int port = serve(certificate);

    var reply = sender(certificate).send("https://receiver.test:" + port + "/hook", MESSAGE);

    assertThat(reply.outcome()).isEqualTo(Outcome.Untrusted);
    assertThat(hosts).isEmpty();
  }

  @Test
  void aCertificateThatNobodyVouchesForDoesNotConvince() throws Exception {
    int port = serve(SelfSignedCertificate.create("receiver.test"));

    var reply =
        new Sender(VERTX, Guards.leadingTo("127.0.0.1", config), config, new Connections(config))
            .send("https://receiver.test:" + port + "/hook", MESSAGE);

    assertThat(reply.outcome()).isEqualTo(Outcome.Untrusted);
    assertThat(hosts).isEmpty();
  }

  private Sender sender(SelfSignedCertificate trusted) {
    var connections = new Connections(config);
    connections.options().setTrustOptions(trusted.trustOptions());
    return new Sender(VERTX, Guards.leadingTo("127.0.0.1", config), config, connections);
  }

  private int serve(SelfSignedCertificate certificate) {
    var options =
        new HttpServerOptions()
            .setHost("127.0.0.1")
            .setPort(0)
            .setSsl(true)
            .setSni(true)
            .setKeyCertOptions(certificate.keyCertOptions());
    return VERTX
        .createHttpServer(options)
        .requestHandler(
            request -> {
              indicated.add(request.connection().indicatedServerName());
              hosts.add(request.authority().toString());
              request.response().setStatusCode(204).end();
            })
        .listen()
        .toCompletionStage()
        .toCompletableFuture()
        .join()
        .actualPort();
  }
}
