package com.aifilmstudio.gateway.webhooks.delivery;

import com.aifilmstudio.store.webhook.DueEndpoints.Due;
import com.aifilmstudio.store.webhook.EndpointId;
import java.util.HashMap;
import java.util.Map;

/**
 * How many requests are under way to whom. An endpoint has so much room and no more, one that fails
 * has room for one: it fills its own room and nobody else's.
 */
final class Flights {

  private final int perEndpoint;
  private final int inAll;
  private final Map<EndpointId, Integer> underWay = new HashMap<>();
  private int all;

  Flights(int perEndpoint, int inAll) {
    this.perEndpoint = perEndpoint;
    this.inAll = inAll;
  }

  /** How many more may begin. */
  synchronized int room(Due due) {
    int own = due.failing() ? 1 : perEndpoint;
    return Math.max(0, Math.min(own - underWay.getOrDefault(due.id(), 0), inAll - all));
  }

  synchronized void begin(EndpointId endpoint) {
    underWay.merge(endpoint, 1, Integer::sum);
    all++;
  }

  synchronized void end(EndpointId endpoint) {
    underWay.computeIfPresent(endpoint, (_, count) -> count == 1 ? null : count - 1);
    all--;
  }

  synchronized int all() {
    return all;
  }
}
