package com.aifilmstudio.local.cli.bench.claims;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.util.Locale;

/**
 * One worker's connection to dispatch. Plain HTTP/1.1 without a client library, because the load
 * generator shares the processors with what it measures: this takes a fraction of their time.
 */
final class Wire implements AutoCloseable {

  private static final int PATIENCE_MILLIS = 120_000;
  private static final String LENGTH = "content-length:";
  private static final String CHUNKED = "transfer-encoding: chunked";

  private final Socket socket;
  private final InputStream in;
  private final OutputStream out;
  private final String head;

  /** A status, and the body where there is one. */
  record Answer(int status, String body) {}

  Wire(URI server, String key) throws IOException {
    socket = new Socket();
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(PATIENCE_MILLIS);
    socket.connect(new InetSocketAddress(server.getHost(), server.getPort()), PATIENCE_MILLIS);
    in = new BufferedInputStream(socket.getInputStream());
    out = socket.getOutputStream();
    head =
        " HTTP/1.1\r\nHost: %s:%d\r\nAuthorization: Bearer %s\r\nContent-Type: application/json\r\n"
            .formatted(server.getHost(), server.getPort(), key);
  }

  Answer post(String path, String body) throws IOException {
    var bytes = body.getBytes(UTF_8);
    var message = new ByteArrayOutputStream(bytes.length + 512);
    message.writeBytes(("POST " + path + head).getBytes(ISO_8859_1));
    message.writeBytes(("Content-Length: " + bytes.length + "\r\n\r\n").getBytes(ISO_8859_1));
    message.writeBytes(bytes);
    message.writeTo(out);
    return answer();
  }

  private Answer answer() throws IOException {
    int status = Integer.parseInt(line().split(" ", 3)[1]);
    int length = 0;
    boolean chunked = false;
    for (var header = line(); !header.isEmpty(); header = line()) {
      var lower = header.toLowerCase(Locale.ROOT);
      if (lower.startsWith(LENGTH)) {
        length = Integer.parseInt(header.substring(LENGTH.length()).strip());
      }
      chunked |= lower.equals(CHUNKED);
    }
    var body = chunked ? chunks() : in.readNBytes(length);
    return new Answer(status, new String(body, UTF_8));
  }

  private byte[] chunks() throws IOException {
    var body = new ByteArrayOutputStream();
    int length;
    do {
      length = Integer.parseInt(line(), 16);
      body.writeBytes(in.readNBytes(length));
      line();
    } while (length > 0);
    return body.toByteArray();
  }

  private String line() throws IOException {
    var text = new StringBuilder(64);
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        throw new EOFException("dispatch hung up");
      }
      if (next != '\r') {
        text.append((char) next);
      }
    }
    return text.toString();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
