package com.aifilmstudio.gateway.webhooks.address;

import java.net.InetAddress;
import java.util.List;

/** Whether and where one may connect. */
public sealed interface Destination {

  /** To these addresses, which were judged, and to no others that the name may have next time. */
  record Open(TargetUrl url, List<InetAddress> addresses) implements Destination {
    public Open {
      addresses = List.copyOf(addresses);
    }
  }

  /** Its name has no address. */
  record Unresolved() implements Destination {}

  /** It, or one of its addresses, is one to which nothing is sent. */
  record Closed() implements Destination {}
}
