package com.aifilmstudio.gateway.webhooks.signing;

import com.aifilmstudio.core.Json;
import com.aifilmstudio.store.webhook.Message;
import com.aifilmstudio.store.webhook.SigningSecret;
import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookSigningException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A message as it is sent at some time. */
public record SignedMessage(Map<String, String> headers, String body) {
  public SignedMessage {
    headers = Map.copyOf(headers);
  }

  /** One signature for each secret; whoever is told needs to know one of them. */
  public static SignedMessage of(Message message, List<SigningSecret> secrets, Instant now) {
    var body = Json.write(Envelope.of(message));
    var signatures =
        secrets.stream()
            .map(secret -> sign(secret, message.id(), now, body))
            .collect(Collectors.joining(" "));
    return new SignedMessage(
        Map.of(
            "webhook-id", message.id(),
            "webhook-timestamp", Long.toString(now.getEpochSecond()),
            "webhook-signature", signatures),
        body);
  }

  private static String sign(SigningSecret secret, String id, Instant now, String body) {
    try {
      return new Webhook(secret.text()).sign(id, now.getEpochSecond(), body);
    } catch (WebhookSigningException e) {
      throw new IllegalStateException("this Java knows no HMAC-SHA256", e);
    }
  }
}
