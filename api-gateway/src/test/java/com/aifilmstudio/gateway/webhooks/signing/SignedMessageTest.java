package com.aifilmstudio.gateway.webhooks.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.aifilmstudio.store.webhook.Message;
import com.aifilmstudio.store.webhook.SigningSecret;
import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class SignedMessageTest {

  private final Instant now = Instant.now();
  private final SigningSecret secret = SigningSecret.create();
  private final Message message =
      new Message(
          "evt_01J_7",
          "shot.failed",
          Optional.of("job_01J"),
          Optional.of(7),
          Instant.parse("2026-05-01T12:00:00Z"),
          """
          {"shot":"sea","epoch":2,"worker":"wrk_1","gpuSeconds":1.5,"message":"so schön \\"war\\" es"}""");

  @Test
  void theBodyIsWhatTheSpecificationWantsInTheWordsOfTheInterface() {
    assertThat(SignedMessage.of(message, List.of(secret), now).body())
        .isEqualTo(
            """
            {"type":"shot.failed","timestamp":"2026-05-01T12:00:00Z","data":{"job_id":"job_01J",\
            "seq":7,"shot":"sea","epoch":2,"gpu_seconds":1.5,"message":"so schön \\"war\\" es"}}""");
  }

  @Test
  void theSignatureIsAnHmacOverIdTimeAndBody() throws Exception {
    var signed = SignedMessage.of(message, List.of(secret), now);
    var mac = Mac.getInstance("HmacSHA256");
    var key = Base64.getDecoder().decode(secret.text().substring("whsec_".length()));
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    var text = "evt_01J_7." + now.getEpochSecond() + "." + signed.body();

    var expected = mac.doFinal(text.getBytes(StandardCharsets.UTF_8));

    assertThat(key).hasSize(32);
    assertThat(signed.headers())
        .isEqualTo(
            Map.of(
                "webhook-id",
                "evt_01J_7",
                "webhook-timestamp",
                Long.toString(now.getEpochSecond()),
                "webhook-signature",
                "v1," + Base64.getEncoder().encodeToString(expected)));
  }

  @Test
  void whileASecretIsReplacedEachOfTheTwoVerifies() {
    var next = SigningSecret.create();
    var signed = SignedMessage.of(message, List.of(next, secret), now);

    for (var known : List.of(secret, next)) {
      assertThatCode(() -> verify(known, signed, signed.body())).doesNotThrowAnyException();
    }
    assertThatThrownBy(() -> verify(SigningSecret.create(), signed, signed.body()))
        .isInstanceOf(WebhookVerificationException.class);
    assertThatThrownBy(() -> verify(secret, signed, signed.body() + " "))
        .isInstanceOf(WebhookVerificationException.class);
  }

  @Test
  void aLogShowsNoSecret() {
    assertThat(secret).hasToString("whsec_…");
  }

  private static void verify(SigningSecret secret, SignedMessage signed, String body)
      throws WebhookVerificationException {
    var headers =
        signed.headers().entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, it -> List.of(it.getValue())));
    new Webhook(secret.text()).verify(body, headers);
  }
}
