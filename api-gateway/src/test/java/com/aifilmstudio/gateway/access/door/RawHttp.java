package com.aifilmstudio.gateway.access.door;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Requests as an attacker writes them: no client tidies them up. */
record RawHttp(URI gateway) {

  private static final int PATIENCE_MILLIS = 10_000;

  /** The whole answer to these lines, to which only Host and Connection are added. */
  String ask(String requestLine, String... headers) {
    try (var socket = new Socket(gateway.getHost(), gateway.getPort())) {
      socket.setSoTimeout(PATIENCE_MILLIS);
      var text = new StringBuilder(requestLine).append("\r\n");
      text.append("Host: ").append(gateway.getAuthority()).append("\r\n");
      for (var header : headers) {
        text.append(header).append("\r\n");
      }
      text.append("Connection: close\r\n\r\n");
      socket.getOutputStream().write(text.toString().getBytes(StandardCharsets.ISO_8859_1));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  int status(String requestLine, String... headers) {
    return Integer.parseInt(ask(requestLine, headers).split(" ", 3)[1]);
  }
}
