package com.aifilmstudio.local.parts.redis;

import com.aifilmstudio.local.parts.process.Part;
import com.aifilmstudio.local.parts.process.PartCommand;
import com.aifilmstudio.local.parts.process.Secret;
import com.aifilmstudio.local.parts.process.StudioHome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;

/** The Redis server as a part of the studio. */
final class RedisServer implements Part {
  static final String NAME = "redis";

  private static final int PATIENCE_MILLIS = 2000;

  private final StudioHome home;

  RedisServer(StudioHome home) {
    this.home = home;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public OptionalInt port() {
    return OptionalInt.of(home.ports().of(NAME));
  }

  URI url() {
    return URI.create("redis://:%s@127.0.0.1:%d".formatted(password(), port().getAsInt()));
  }

  private String password() {
    return Secret.of(folder().resolve("password"));
  }

  private Path folder() {
    return home.folder(NAME);
  }

  private Path configuration() {
    return folder().resolve("redis.conf");
  }

  /** In a file, since everybody on the machine can read the arguments of a program. */
  @Override
  public void prepare() throws IOException {
    home.ports().claim(NAME);
    Files.writeString(
        configuration(),
        """
        bind 127.0.0.1
        port %d
        requirepass %s
        dir %s
        # Whoever signed in stays so when the server ends and comes back.
        save ""
        appendonly yes
        appendfsync everysec
        # All that is kept here has a time at which it may go.
        maxmemory 64mb
        maxmemory-policy volatile-lru
        """
            .formatted(port().getAsInt(), password(), folder()));
  }

  @Override
  public PartCommand command() {
    try {
      return PartCommand.of(
          home.root(), List.of(RedisProgram.find().toString(), configuration().toString()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public boolean ready() throws IOException {
    try (var socket = new Socket()) {
      socket.setSoTimeout(PATIENCE_MILLIS);
      socket.connect(
          new InetSocketAddress(InetAddress.getLoopbackAddress(), port().getAsInt()),
          PATIENCE_MILLIS);
      socket
          .getOutputStream()
          .write(
              "AUTH %s\r\nPING\r\nQUIT\r\n"
                  .formatted(password())
                  .getBytes(StandardCharsets.US_ASCII));
      var answers = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
      // Asked to ping while it still reads its file, it answers that it is loading.
      return answers.contains("+PONG");
    }
  }
}
