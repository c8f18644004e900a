package com.aifilmstudio.store.webhook;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One event on its way to one endpoint.
 *
 * @param id the event's, under which the endpoint knows it again: {@code evt_…}
 */
public record DeliveryKey(EndpointId endpoint, String id) {

  private static final Pattern FORM = Pattern.compile("evt_[0-9A-Za-z_-]{1,60}");

  /** Empty when no delivery can have this id. */
  public static Optional<DeliveryKey> parse(EndpointId endpoint, String id) {
    return Optional.of(id)
        .filter(it -> FORM.matcher(it).matches())
        .map(it -> new DeliveryKey(endpoint, it));
  }
}
