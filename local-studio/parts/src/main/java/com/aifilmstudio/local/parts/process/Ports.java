package com.aifilmstudio.local.parts.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Properties;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The TCP ports of one home, kept in a file so that a part comes back under the address that its
 * clients know. They lie outside the ephemeral range, where a client's socket could take one while
 * the part is down.
 */
public final class Ports {
  private static final int FIRST = 20_000;
  private static final int LAST = 29_999;
  private static final Object LOCK = new Object();

  private final Path file;

  Ports(Path file) {
    this.file = file;
  }

  /** The port remembered under a name; a free one is chosen and remembered when there is none. */
  public int of(String name) {
    synchronized (LOCK) {
      var ports = read();
      var known = ports.getProperty(name);
      return known == null ? choose(ports, name) : Integer.parseInt(known);
    }
  }

  /** As {@link #of}, but chooses anew when another program listens there. */
  public int claim(String name) {
    synchronized (LOCK) {
      var ports = read();
      var known = ports.getProperty(name);
      return known != null && isFree(Integer.parseInt(known))
          ? Integer.parseInt(known)
          : choose(ports, name);
    }
  }

  /** Whether nothing listens on a port of the loopback address. */
  public static boolean isFree(int port) {
    try (var socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return true;
    } catch (IOException taken) {
      return false;
    }
  }

  private int choose(Properties ports, String name) {
    int port;
    do {
      port = ThreadLocalRandom.current().nextInt(FIRST, LAST + 1);
    } while (ports.containsValue(String.valueOf(port)) || !isFree(port));
    ports.setProperty(name, String.valueOf(port));
    write(ports);
    return port;
  }

  private Properties read() {
    var ports = new Properties();
    if (Files.exists(file)) {
      try (var in = Files.newBufferedReader(file)) {
        ports.load(in);
      } catch (IOException e) {
        throw new UncheckedIOException("could not read " + file, e);
      }
    }
    return ports;
  }

  private void write(Properties ports) {
    var fresh = file.resolveSibling(file.getFileName() + ".new");
    try {
      try (var out = Files.newBufferedWriter(fresh)) {
        ports.store(out, null);
      }
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("could not write " + file, e);
    }
  }
}
