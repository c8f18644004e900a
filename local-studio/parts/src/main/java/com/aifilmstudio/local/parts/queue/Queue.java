package com.aifilmstudio.local.parts.queue;

import com.aifilmstudio.local.parts.process.Embedding;
import com.aifilmstudio.local.parts.process.Part;
import com.aifilmstudio.local.parts.process.PartStart;
import com.aifilmstudio.local.parts.process.RunningPart;
import com.aifilmstudio.local.parts.process.StartListener;
import com.aifilmstudio.local.parts.process.StudioHome;
import com.aifilmstudio.local.parts.process.Supervisor;
import java.net.URI;
import java.nio.file.Path;

/** The queue of this machine: SQS with the two queues of the studio. */
public final class Queue implements AutoCloseable {
  /** The queue on which orders go from the gateway to the operator. */
  public static final String INTENTS = "intents";

  /** Where a message goes that was handed out too often. */
  public static final String DEAD = "intents-dead";

  private final QueueServer server;
  private final Supervisor supervisor;
  private final Runnable owner;

  private Queue(QueueServer server, Supervisor supervisor, Runnable owner) {
    this.server = server;
    this.supervisor = supervisor;
    this.owner = owner;
  }

  /** The queue as a part, for a list with other parts. */
  public static Part part(StudioHome home) {
    return new QueueServer(home);
  }

  /** A handle on a queue that a supervisor runs. */
  public static Queue of(Supervisor supervisor) {
    return new Queue(new QueueServer(supervisor.home()), supervisor, () -> {});
  }

  /** Starts a queue in a home; it ends when this is closed or this JVM is gone. */
  public static Queue start(Path home) {
    return start(Embedding.in(StudioHome.at(home), StartListener.NONE));
  }

  /** Starts a queue in a temporary home that goes with it. */
  public static Queue temporary() {
    return start(Embedding.temporary());
  }

  private static Queue start(Embedding embedding) {
    try {
      var queue =
          new Queue(new QueueServer(embedding.home()), embedding.supervisor(), embedding::close);
      queue.startAgain();
      return queue;
    } catch (RuntimeException e) {
      embedding.close();
      throw e;
    }
  }

  public URI endpoint() {
    return server.endpoint();
  }

  /** Any region will do; this is the one in which its queues say they are. */
  public String region() {
    return QueueServer.REGION;
  }

  /** The address of a queue, as clients name it in each request. */
  public URI address(String queue) {
    return server.address(queue);
  }

  public RunningPart process() {
    return supervisor
        .running(QueueServer.NAME)
        .orElseThrow(() -> new IllegalStateException("the queue is not running"));
  }

  /** Starts the queue again under its old address, after a test ended it. */
  public PartStart startAgain() {
    return supervisor.start(server);
  }

  @Override
  public void close() {
    owner.run();
  }
}
