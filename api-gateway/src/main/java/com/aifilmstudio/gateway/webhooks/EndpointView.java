package com.aifilmstudio.gateway.webhooks;

import com.aifilmstudio.store.webhook.Disabled;
import com.aifilmstudio.store.webhook.Endpoint;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An endpoint as its account sees it. */
@Schema(name = "WebhookEndpoint")
public record EndpointView(
    String id,
    String url,
    String description,
    List<String> eventTypes,
    boolean enabled,
    Optional<DisabledView> disabled,
    @Schema(description = "Nothing has reached it since then.") Optional<Instant> failingSince,
    String createdBy,
    Instant createdAt,
    @Schema(description = "Until then the secret before signs as well.")
        Optional<Instant> previousSecretUntil,
    @Schema(
            description =
                "What it verifies signatures with; told once, when it is made or replaced.")
        Optional<String> secret) {

  /** Since when, and why. */
  @Schema(name = "WebhookEndpointDisabled")
  public record DisabledView(
      Instant at,
      @Schema(enumeration = {"owner", "gone", "failing"}) String reason,
      String message) {

    static DisabledView of(Disabled disabled) {
      return new DisabledView(
          disabled.at(),
          disabled.reason().name().toLowerCase(Locale.ROOT),
          switch (disabled.reason()) {
            case Owner -> "You wanted it so.";
            case Gone -> "It answered 410, which says that it wants nothing more.";
            case Failing -> "Nothing has reached it for days. Enable it when it is back.";
          });
    }
  }

  static EndpointView of(Endpoint endpoint, Instant now) {
    return of(endpoint, Optional.empty(), now);
  }

  static EndpointView of(Endpoint endpoint, Optional<String> secret, Instant now) {
    return new EndpointView(
        endpoint.id().value(),
        endpoint.url(),
        endpoint.description(),
        endpoint.eventTypes(),
        endpoint.disabled().isEmpty(),
        endpoint.disabled().map(DisabledView::of),
        endpoint.failingSince(),
        endpoint.createdBy(),
        endpoint.createdAt(),
        endpoint.previousUntil().filter(now::isBefore),
        secret);
  }
}
