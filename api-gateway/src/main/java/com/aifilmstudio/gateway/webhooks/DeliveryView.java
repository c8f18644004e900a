package com.aifilmstudio.gateway.webhooks;

import com.aifilmstudio.gateway.webhooks.signing.Envelope;
import com.aifilmstudio.store.webhook.Attempt;
import com.aifilmstudio.store.webhook.Delivery;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How it stands with telling an endpoint of an event. */
@Schema(name = "WebhookDelivery")
public record DeliveryView(
    @Schema(description = "The event's: what is sent as webhook-id.") String id,
    String type,
    Optional<String> jobId,
    @Schema(enumeration = {"pending", "delivered", "failed"}) String status,
    @Schema(description = "Of the event.") Instant at,
    int attempts,
    Optional<Instant> nextAttemptAt,
    Optional<Instant> endedAt,
    @Schema(description = "What came of the last attempt.") Optional<String> outcome,
    @Schema(description = "Of the last answer, if there was one.") Optional<Integer> responseStatus,
    @Schema(
            type = SchemaType.OBJECT,
            implementation = Object.class,
            description = "Where one delivery is read: what is sent.")
        Optional<JsonNode> body,
    @Schema(description = "Where one delivery is read: the first attempt first.")
        Optional<List<AttemptView>> log) {

  static DeliveryView of(Delivery delivery) {
    return of(delivery, Optional.empty(), Optional.empty());
  }

  static DeliveryView of(Delivery delivery, List<Attempt> attempts) {
    return of(
        delivery,
        Optional.of(Envelope.of(delivery.message())),
        Optional.of(attempts.stream().map(AttemptView::of).toList()));
  }

  private static DeliveryView of(
      Delivery delivery, Optional<JsonNode> body, Optional<List<AttemptView>> log) {
    var message = delivery.message();
    return new DeliveryView(
        message.id(),
        message.type(),
        message.job(),
        delivery.state().name().toLowerCase(Locale.ROOT),
        message.at(),
        delivery.attempts(),
        delivery.nextAt(),
        delivery.endedAt(),
        delivery.lastOutcome().map(AttemptView::word),
        delivery.lastStatus(),
        body,
        log);
  }
}
