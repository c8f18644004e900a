package com.aifilmstudio.local.cli.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The lines between workers and the operator; that of a single worker can be cut. Connections of a
 * worker that is cut off stay open and nothing comes through, as when a switch has failed.
 */
public final class Lines implements AutoCloseable {
  private final int operator;
  private final ServerSocket door;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final Set<Long> cut = new HashSet<>();
  private boolean closed;

  private Lines(int operator) throws IOException {
    this.operator = operator;
    this.door = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().name("lines").start(this::accept);
  }

  /** Whole lines to a port of this machine. */
  public static Lines to(int operator) {
    try {
      return new Lines(operator);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The port that workers use instead of the operator's. */
  public int port() {
    return door.getLocalPort();
  }

  /** Nothing more comes from or to the process. */
  public synchronized void cut(long pid) {
    cut.add(pid);
  }

  /** What was held back comes through. */
  public synchronized void heal(long pid) {
    cut.remove(pid);
    notifyAll();
  }

  private void accept() {
    try {
      while (true) {
        var worker = door.accept();
        open.add(worker);
        Thread.ofVirtual().start(() -> connect(worker));
      }
    } catch (IOException e) {
      closeAll();
      if (!isClosed()) {
        throw new UncheckedIOException("no worker can reach the operator any more", e);
      }
    }
  }

  private synchronized boolean isClosed() {
    return closed;
  }

  private void connect(Socket worker) {
    try {
      long pid = SocketOwner.of(worker.getPort(), door.getLocalPort()).orElse(0);
      awaitLine(pid);
      var back = new Socket(InetAddress.getLoopbackAddress(), operator);
      open.add(back);
      Thread.ofVirtual().start(() -> carry(pid, worker, back));
      carry(pid, back, worker);
    } catch (IOException refused) {
      close(worker);
    }
  }

  private void carry(long pid, Socket from, Socket to) {
    var buffer = new byte[16 * 1024];
    try {
      var in = from.getInputStream();
      var out = to.getOutputStream();
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        awaitLine(pid);
        out.write(buffer, 0, n);
        out.flush();
      }
      to.shutdownOutput();
    } catch (IOException broken) {
      close(from);
      close(to);
    }
  }

  private synchronized void awaitLine(long pid) throws IOException {
    try {
      while (cut.contains(pid) && !closed) {
        wait();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  private void close(Socket socket) {
    open.remove(socket);
    try {
      socket.close();
    } catch (IOException closedAlready) {
      return;
    }
  }

  private void closeAll() {
    open.forEach(this::close);
  }

  @Override
  public void close() {
    synchronized (this) {
      closed = true;
      notifyAll();
    }
    try {
      door.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      closeAll();
    }
  }
}
