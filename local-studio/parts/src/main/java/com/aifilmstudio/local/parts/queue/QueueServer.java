package com.aifilmstudio.local.parts.queue;

import com.aifilmstudio.local.parts.process.JavaProgram;
import com.aifilmstudio.local.parts.process.Part;
import com.aifilmstudio.local.parts.process.PartCommand;
import com.aifilmstudio.local.parts.process.ProgramClassPath;
import com.aifilmstudio.local.parts.process.StudioHome;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** The queue as a part of the studio. */
final class QueueServer implements Part {
  static final String NAME = "queue";
  static final String REGION = "us-east-1";
  static final String ACCOUNT = "000000000000";

  /**
   * How often a message is handed out before it is put aside: for a quarter of an hour at least.
   */
  private static final int DELIVERIES = 20;

  private static final int PATIENCE_MILLIS = 2000;

  private final StudioHome home;

  QueueServer(StudioHome home) {
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

  URI endpoint() {
    return URI.create("http://127.0.0.1:" + port().getAsInt());
  }

  URI address(String queue) {
    return endpoint().resolve("/" + ACCOUNT + "/" + queue);
  }

  private Path folder() {
    return home.folder(NAME);
  }

  private Path configuration() {
    return folder().resolve("queue.conf");
  }

  @Override
  public void prepare() throws IOException {
    home.ports().claim(NAME);
    Files.writeString(
        configuration(),
        """
        node-address { protocol = http, host = "127.0.0.1", port = %1$d, context-path = "" }
        rest-sqs { enabled = true, bind-hostname = "127.0.0.1", bind-port = %1$d, sqs-limits = strict }
        aws { region = "%2$s", accountId = "%3$s" }
        # Messages outlive the server, as they do in a cluster.
        messages-storage { enabled = true, uri = "jdbc:h2:%4$s;WRITE_DELAY=0" }
        queues {
          %5$s { deadLettersQueue { name = "%6$s", maxReceiveCount = %7$d } }
          %6$s { }
        }
        pekko.loglevel = WARNING
        # Few clients and small messages: a thread or two are enough.
        pekko.actor.default-dispatcher.fork-join-executor { parallelism-min = 2, parallelism-max = 4 }
        """
            .formatted(
                port().getAsInt(),
                REGION,
                ACCOUNT,
                folder().resolve("messages"),
                Queue.INTENTS,
                Queue.DEAD,
                DELIVERIES));
  }

  @Override
  public PartCommand command() {
    var program =
        new JavaProgram(QueueMain.class.getName(), ProgramClassPath.writtenAs("queue"), "96m");
    return new PartCommand(
        program.line(List.of(configuration().toString())), Map.of(), home.root());
  }

  /** Ready once both queues are there, for a client may not wait for them. */
  @Override
  public boolean ready() throws IOException {
    return has(Queue.DEAD) && has(Queue.INTENTS);
  }

  private boolean has(String queue) throws IOException {
    var connection = (HttpURLConnection) endpoint().toURL().openConnection(Proxy.NO_PROXY);
    connection.setConnectTimeout(PATIENCE_MILLIS);
    connection.setReadTimeout(PATIENCE_MILLIS);
    connection.setDoOutput(true);
    try (var out = connection.getOutputStream()) {
      out.write(("Action=GetQueueUrl&QueueName=" + queue).getBytes(StandardCharsets.US_ASCII));
      return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
    } finally {
      connection.disconnect();
    }
  }
}
