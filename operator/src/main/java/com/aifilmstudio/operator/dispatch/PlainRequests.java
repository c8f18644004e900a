package com.aifilmstudio.operator.dispatch;

import com.aifilmstudio.core.Json;
import com.aifilmstudio.core.failure.RefusalCode;
import com.aifilmstudio.core.protocol.Problem;
import com.aifilmstudio.operator.start.StudioConfig;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * Where the operator has a certificate, tokens and worker keys travel by TLS alone. The plain port
 * stays for health and metrics, and for callers from the same pod, such as a port-forward.
 */
@Singleton
class PlainRequests {

  private static final int BEFORE_ROUTES = 100;
  private final boolean refused;

  PlainRequests(StudioConfig config) {
    this.refused = config.dispatch().certificateAuthority().isPresent();
  }

  void guard(@Observes Filters filters) {
    if (refused) {
      filters.register(PlainRequests::pass, BEFORE_ROUTES);
    }
  }

  private static void pass(RoutingContext request) {
    if (request.request().isSSL()
        || request.normalizedPath().startsWith("/q/")
        || isLoopback(request.request().remoteAddress())) {
      request.next();
    } else {
      request
          .response()
          .setStatusCode(RefusalCode.REQUEST_PLAIN.status())
          .putHeader("Content-Type", "application/json")
          .end(
              Json.write(
                  new Problem(RefusalCode.REQUEST_PLAIN.code(), "Only https is answered here.")));
    }
  }

  /** The address is a number already, so nothing is looked up. */
  private static boolean isLoopback(SocketAddress peer) {
    try {
      return peer != null && InetAddress.getByName(peer.hostAddress()).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }
}
