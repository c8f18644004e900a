package com.aifilmstudio.local.parts.redis;

import com.aifilmstudio.local.parts.process.Embedding;
import com.aifilmstudio.local.parts.process.Part;
import com.aifilmstudio.local.parts.process.PartStart;
import com.aifilmstudio.local.parts.process.RunningPart;
import com.aifilmstudio.local.parts.process.StartListener;
import com.aifilmstudio.local.parts.process.StudioHome;
import com.aifilmstudio.local.parts.process.Supervisor;
import java.net.URI;
import java.nio.file.Path;

/** A Redis server of this machine. */
public final class Redis implements AutoCloseable {
  private final RedisServer server;
  private final Supervisor supervisor;
  private final Runnable owner;

  private Redis(RedisServer server, Supervisor supervisor, Runnable owner) {
    this.server = server;
    this.supervisor = supervisor;
    this.owner = owner;
  }

  /** The server as a part, for a list with other parts. */
  public static Part part(StudioHome home) {
    return new RedisServer(home);
  }

  /** A handle on a server that a supervisor runs. */
  public static Redis of(Supervisor supervisor) {
    return new Redis(new RedisServer(supervisor.home()), supervisor, () -> {});
  }

  /** Starts a server in a home; it ends when this is closed or this JVM is gone. */
  public static Redis start(Path home) {
    return start(Embedding.in(StudioHome.at(home), StartListener.NONE));
  }

  /** Starts a server in a temporary home that goes with it. */
  public static Redis temporary() {
    return start(Embedding.temporary());
  }

  private static Redis start(Embedding embedding) {
    try {
      var redis =
          new Redis(new RedisServer(embedding.home()), embedding.supervisor(), embedding::close);
      redis.startAgain();
      return redis;
    } catch (RuntimeException e) {
      embedding.close();
      throw e;
    }
  }

  /** {@code redis://:password@host:port}. */
  public URI url() {
    return server.url();
  }

  public RunningPart process() {
    return supervisor
        .running(RedisServer.NAME)
        .orElseThrow(() -> new IllegalStateException("Redis is not running"));
  }

  /** Starts the server again under its old address, after a test ended it. */
  public PartStart startAgain() {
    return supervisor.start(server);
  }

  @Override
  public void close() {
    owner.run();
  }
}
