package com.aifilmstudio.local.parts.testkit;

import com.aifilmstudio.local.parts.process.Patience;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A line between a client and a server of this machine that a test can cut or freeze. */
public final class TcpProxy implements AutoCloseable {
  private static final Duration LONGEST_FREEZE = Duration.ofMinutes(10);

  private final InetSocketAddress server;
  private final ServerSocket door;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private volatile Line line = Line.WHOLE;

  private enum Line {
    WHOLE,
    FROZEN,
    CUT,
    CLOSED
  }

  private TcpProxy(InetSocketAddress server) throws IOException {
    this.server = server;
    this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().name("proxy to " + server).start(this::accept);
  }

  /** A whole line to a port of the loopback address. */
  public static TcpProxy to(int port) {
    try {
      return new TcpProxy(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The port that clients use instead of the server's. */
  public int port() {
    return door.getLocalPort();
  }

  /** Breaks all connections; new ones are broken as soon as they are made. */
  public void cut() {
    line = Line.CUT;
    closeAll();
  }

  /** Connections stay, new ones are taken, and nothing comes through. */
  public void freeze() {
    line = Line.FROZEN;
  }

  /** What was held back comes through; after a cut, clients must connect again. */
  public void heal() {
    line = Line.WHOLE;
  }

  private void accept() {
    while (line != Line.CLOSED) {
      try {
        var client = door.accept();
        open.add(client);
        Thread.ofVirtual().start(() -> connect(client));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void connect(Socket client) {
    try {
      awaitThaw();
      if (line != Line.WHOLE) {
        close(client);
        return;
      }
      var back = new Socket(server.getAddress(), server.getPort());
      open.add(back);
      Thread.ofVirtual().start(() -> carry(client, back));
      carry(back, client);
    } catch (IOException refused) {
      close(client);
    }
  }

  private void carry(Socket from, Socket to) {
    var buffer = new byte[16 * 1024];
    try {
      var in = from.getInputStream();
      var out = to.getOutputStream();
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        awaitThaw();
        out.write(buffer, 0, n);
        out.flush();
      }
      to.shutdownOutput();
    } catch (IOException broken) {
      close(from);
      close(to);
    }
  }

  private void awaitThaw() {
    Patience.until(LONGEST_FREEZE, () -> line != Line.FROZEN);
  }

  private void closeAll() {
    open.forEach(this::close);
  }

  private void close(Socket socket) {
    open.remove(socket);
    try {
      // Unread bytes or not, the other side sees a break and no orderly end.
      socket.setSoLinger(true, 0);
      socket.close();
    } catch (IOException closedAlready) {
      return;
    }
  }

  @Override
  public void close() {
    line = Line.CLOSED;
    try {
      door.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      closeAll();
    }
  }
}
