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

  private final SseEventSink sink;
  private final Sse sse;
  private final Duration patience;

  /**
   * {@code patience}: whoever takes longer to read something is dropped, and comes back with the id
   * of the last event it has.
   */
  Listener(SseEventSink sink, Sse sse, Duration patience) {
    this.sink = sink;
    this.sse = sse;
    this.patience = patience;
  }

  /** Whether it is still there. */
  boolean tell(Told told) throws InterruptedException {
    var event = sse.newEventBuilder().name(told.type()).mediaType(MediaType.TEXT_PLAIN_TYPE);
    told.seq().ifPresent(seq -> event.id(Integer.toString(seq)));
    return send(event.data(told.json()).build());
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
      sink.send(event).toCompletableFuture().get(patience.toMillis(), TimeUnit.MILLISECONDS);
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
