package com.aifilmstudio.gateway.webhooks;

import com.aifilmstudio.store.webhook.Endpoint;
import com.aifilmstudio.store.webhook.EndpointTerms;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What is to be otherwise. */
@Schema(name = "WebhookEndpointChange", description = "What is left out stays as it is.")
public record EndpointChange(
    Optional<String> url,
    Optional<@Size(max = 200) String> description,
    Optional<@Size(min = 1, max = 50) List<String>> eventTypes,
    @Schema(description = "false: it is told nothing, and what waited for it is given up.")
        Optional<Boolean> enabled) {

  public EndpointChange {
    url = url == null ? Optional.empty() : url;
    description = description == null ? Optional.empty() : description;
    eventTypes = eventTypes == null ? Optional.empty() : eventTypes;
    enabled = enabled == null ? Optional.empty() : enabled;
  }

  EndpointTerms terms(Endpoint now) {
    return new EndpointTerms(
        url.orElse(now.url()),
        description.orElse(now.description()),
        eventTypes.orElse(now.eventTypes()));
  }
}
