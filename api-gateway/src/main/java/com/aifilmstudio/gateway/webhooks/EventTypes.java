package com.aifilmstudio.gateway.webhooks;

import com.aifilmstudio.gateway.events.PublicEvent;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What endpoints can be told of. */
public final class EventTypes {

  /** Another endpoint of the account is told nothing more, by the studio's own decision. */
  public static final String DISABLED = "webhook_endpoint.disabled";

  /** Somebody tries an endpoint out; it comes whatever the endpoint wants to hear. */
  public static final String TEST = "webhook_endpoint.test";

  private static final Set<String> ALL = all();

  private EventTypes() {}

  private static Set<String> all() {
    var all = new TreeSet<>(PublicEvent.types());
    all.add(DISABLED);
    return all;
  }

  static List<String> list() {
    return List.copyOf(ALL);
  }

  static boolean has(String type) {
    return ALL.contains(type);
  }
}
