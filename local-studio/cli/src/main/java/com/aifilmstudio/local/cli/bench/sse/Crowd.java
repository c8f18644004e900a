package com.aifilmstudio.local.cli.bench.sse;

import com.aifilmstudio.local.cli.CannotDo;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** All who follow a film, each on a connection of its own. */
final class Crowd implements AutoCloseable {

  private static final Duration LONGEST = Duration.ofMinutes(3);

  /** So many knock at the same time. */
  private static final int AT_THE_DOOR = 64;

  private final Queue<Socket> sockets = new ConcurrentLinkedQueue<>();
  private final Semaphore door = new Semaphore(AT_THE_DOOR);
  private final int size;
  private volatile Round round;

  /** An event that all are to hear of. */
  private record Round(int seq, long[] heardAt, CountDownLatch left) {

    static Round of(int seq, int size) {
      return new Round(seq, new long[size], new CountDownLatch(size));
    }
  }

  private Crowd(int size) {
    this.size = size;
    this.round = Round.of(1, size);
  }

  /** Comes back when each has heard the film's first event. */
  static Crowd gather(URI gateway, String key, String job, int size) throws InterruptedException {
    var crowd = new Crowd(size);
    var request =
        "GET /v1/jobs/%s/events HTTP/1.1\r\nHost: %s\r\nAuthorization: Bearer %s\r\n\r\n"
            .formatted(job, gateway.getAuthority(), key)
            .getBytes(StandardCharsets.US_ASCII);
    IntStream.range(0, size)
        .forEach(i -> Thread.ofVirtual().start(() -> crowd.follow(i, gateway, request)));
    crowd.await();
    return crowd;
  }

  /** Nanoseconds until each has heard what {@code happen} lets happen as the film's next event. */
  List<Long> hear(int seq, Runnable happen) throws InterruptedException {
    round = Round.of(seq, size);
    long from = System.nanoTime();
    happen.run();
    await();
    return Arrays.stream(round.heardAt()).map(at -> at - from).sorted().boxed().toList();
  }

  private void await() throws InterruptedException {
    if (!round.left().await(LONGEST.toSeconds(), TimeUnit.SECONDS)) {
      close();
      throw new CannotDo(
          "%d of %d have not heard of event %d."
              .formatted(round.left().getCount(), size, round.seq()));
    }
  }

  private void follow(int who, URI gateway, byte[] request) {
    door.acquireUninterruptibly();
    boolean inside = false;
    try (var socket = new Socket()) {
      sockets.add(socket);
      socket.connect(new InetSocketAddress(gateway.getHost(), gateway.getPort()));
      socket.getOutputStream().write(request);
      var in = socket.getInputStream();
      var bytes = new byte[256];
      var line = new StringBuilder();
      for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
        if (!inside) {
          inside = true;
          door.release();
        }
        for (int i = 0; i < read; i++) {
          if (bytes[i] == '\n') {
            heard(who, line.toString());
            line.setLength(0);
          } else if (line.length() < 32) {
            line.append((char) bytes[i]);
          }
        }
      }
    } catch (IOException gone) {
      // the crowd goes home, or it is found missing when an event is heard
    } finally {
      if (!inside) {
        door.release();
      }
    }
  }

  private void heard(int who, String line) {
    var now = round;
    if (line.startsWith("id:") && Integer.parseInt(line.substring(3).strip()) == now.seq()) {
      now.heardAt()[who] = System.nanoTime();
      now.left().countDown();
    }
  }

  @Override
  public void close() {
    for (var socket : sockets) {
      try {
        socket.close();
      } catch (IOException e) {
        // it is gone already
      }
    }
  }
}
