package com.aifilmstudio.store.webhook;

import java.util.List;

/** What an account says of an endpoint, and may say otherwise later. */
public record EndpointTerms(String url, String description, List<String> eventTypes) {
  public EndpointTerms {
    eventTypes = List.copyOf(eventTypes);
  }
}
