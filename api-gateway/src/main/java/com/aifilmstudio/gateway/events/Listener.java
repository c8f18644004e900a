package com.aifilmstudio.gateway.events;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Somebody at the other end of a connection. Each event is sent when the one before has left. */
final class Listener implements AutoCloseable {

  /** Whoever takes longer is dropped, and comes back with the id of the last event it has. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final SseEventSink sink;
  private final Sse sse;

  Listener(SseEventSink sink, Sse sse) {
    this.sink = sink;
    this.sse = sse;
  }

  /** Whether it is still there. */
  boolean tell(PublicEvent event) throws InterruptedException {
    return send(
        sse.newEventBuilder()
            .id(Integer.toString(event.seq()))
            .name(event.type())
            .mediaType(MediaType.APPLICATION_JSON_TYPE)
            .data(event)
            .build());
  }

  /** Keeps what lies between from closing a silent connection. */
  boolean breathe() throws InterruptedException {
    return send(sse.newEventBuilder().comment("still here").build());
  }

  private boolean send(OutboundSseEvent event) throws InterruptedException {
    if (sink.isClosed()) {
      return false;
    }
    try {
      sink.send(event).toCompletableFuture().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (ExecutionException | TimeoutException gone) {
      return false;
    }
  }

  @Override
  public void close() {
    sink.close();
  }
}
