package com.aifilmstudio.gateway.webhooks;

import com.aifilmstudio.store.webhook.EndpointTerms;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An endpoint that somebody wants. */
@Schema(name = "WebhookEndpointOrder")
public record EndpointOrder(
    @Schema(
            description = "An https address of the public internet.",
            examples = "https://example.com/hooks/films")
        @NotBlank
        String url,
    @Schema(description = "What it is for.") Optional<@Size(max = 200) String> description,
    @Schema(
            description = "What it is told of. Default: everything.",
            examples = "[\"job.succeeded\", \"job.failed\"]")
        Optional<@Size(min = 1, max = 50) List<String>> eventTypes) {

  public EndpointOrder {
    description = description == null ? Optional.empty() : description;
    eventTypes = eventTypes == null ? Optional.empty() : eventTypes;
  }

  EndpointTerms terms() {
    return new EndpointTerms(url, description.orElse(""), eventTypes.orElseGet(EventTypes::list));
  }
}
