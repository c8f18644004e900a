package com.aifilmstudio.local.parts.objects;

import com.aifilmstudio.local.parts.process.Embedding;
import com.aifilmstudio.local.parts.process.Part;
import com.aifilmstudio.local.parts.process.PartStart;
import com.aifilmstudio.local.parts.process.RunningPart;
import com.aifilmstudio.local.parts.process.StartListener;
import com.aifilmstudio.local.parts.process.StudioHome;
import com.aifilmstudio.local.parts.process.Supervisor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;

/** An object store of this machine: S3 with path-style addresses and checked signatures. */
public final class ObjectStore implements AutoCloseable {
  /** The bucket of the model bundles. */
  public static final String MODELS = "studio-models";

  /** The bucket of the films. */
  public static final String FILMS = "studio-films";

  static final List<String> BUCKETS = List.of(MODELS, FILMS);

  private final ObjectStoreServer server;
  private final Supervisor supervisor;
  private final Runnable owner;

  private ObjectStore(ObjectStoreServer server, Supervisor supervisor, Runnable owner) {
    this.server = server;
    this.supervisor = supervisor;
    this.owner = owner;
  }

  /** The store as a part, for a list with other parts. */
  public static Part part(StudioHome home) {
    return new ObjectStoreServer(home);
  }

  /** A handle on a store that a supervisor runs. */
  public static ObjectStore of(Supervisor supervisor) {
    return new ObjectStore(new ObjectStoreServer(supervisor.home()), supervisor, () -> {});
  }

  /** Starts a store in a home; it ends when this is closed or this JVM is gone. */
  public static ObjectStore start(Path home) {
    return start(Embedding.in(StudioHome.at(home), StartListener.NONE));
  }

  /** Starts a store in a temporary home that goes with it. */
  public static ObjectStore temporary() {
    return start(Embedding.temporary());
  }

  private static ObjectStore start(Embedding embedding) {
    try {
      var server = new ObjectStoreServer(embedding.home());
      embedding.supervisor().start(List.of(server));
      return new ObjectStore(server, embedding.supervisor(), embedding::close);
    } catch (RuntimeException e) {
      embedding.close();
      throw e;
    }
  }

  public URI endpoint() {
    return server.endpoint();
  }

  /** Any region will do; this is the one that clients sign for when they are told none. */
  public String region() {
    return "us-east-1";
  }

  public String accessKey() {
    return ObjectStoreServer.ACCESS_KEY;
  }

  public String secretKey() {
    return server.secretKey();
  }

  /** A new empty bucket, for one test. */
  public String freshBucket() {
    var bucket = "test-" + UUID.randomUUID();
    try {
      Files.createDirectory(server.folder().resolve(bucket));
      return bucket;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public RunningPart process() {
    return supervisor
        .running(ObjectStoreServer.NAME)
        .orElseThrow(() -> new IllegalStateException("the object store is not running"));
  }

  /** Starts the store again under its old address, after a test ended it. */
  public PartStart startAgain() {
    return supervisor.start(server);
  }

  @Override
  public void close() {
    owner.run();
  }
}
