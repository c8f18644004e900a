package com.aifilmstudio.local.parts.issuer;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** What the issuer answers. */
record Answer(int status, Map<String, String> headers, String body) {
  private static final String POLICY =
      "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'";

  static Answer json(String body) {
    return json(200, body);
  }

  static Answer json(int status, String body) {
    return new Answer(
        status, Map.of("Content-Type", "application/json", "Cache-Control", "no-store"), body);
  }

  static Answer page(int status, String html) {
    return new Answer(
        status,
        Map.of(
            "Content-Type", "text/html; charset=utf-8",
            "Cache-Control", "no-store",
            "Content-Security-Policy", POLICY),
        html);
  }

  static Answer redirect(URI where) {
    return new Answer(303, Map.of("Location", where.toString(), "Cache-Control", "no-store"), "");
  }

  void to(HttpExchange exchange) throws IOException {
    try (exchange) {
      headers.forEach(exchange.getResponseHeaders()::set);
      var bytes = body.getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }
}
