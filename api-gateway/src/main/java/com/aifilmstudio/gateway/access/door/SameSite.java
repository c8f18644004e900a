package com.aifilmstudio.gateway.access.door;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.util.Set;

/**
 * Whether a request with a cookie was meant by our own page. Browsers keep the cookie from other
 * sites already; this holds also where one does not.
 */
final class SameSite {

  private static final Set<HttpMethod> READING =
      Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

  private SameSite() {}

  static boolean isOurs(HttpServerRequest request) {
    if (READING.contains(request.method())) {
      return true;
    }
    var site = request.getHeader("Sec-Fetch-Site");
    if (site != null) {
      return site.equals("same-origin");
    }
    var origin = request.getHeader("Origin");
    return origin != null && isOfHost(origin, request.getHeader("Host"));
  }

  private static boolean isOfHost(String origin, String host) {
    try {
      return host != null && host.equalsIgnoreCase(URI.create(origin).getRawAuthority());
    } catch (IllegalArgumentException unreadable) {
      return false;
    }
  }
}
