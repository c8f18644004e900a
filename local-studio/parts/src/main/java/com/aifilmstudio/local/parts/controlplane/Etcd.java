package com.aifilmstudio.local.parts.controlplane;

import com.aifilmstudio.local.parts.controlplane.ControlPlaneOptions.Program;
import com.aifilmstudio.local.parts.process.Part;
import com.aifilmstudio.local.parts.process.PartCommand;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The store of the API server. It listens on a socket in a folder that only its owner enters: with
 * a TCP port, anyone on the machine could go round the API server's permissions.
 */
final class Etcd implements Part {
  static final String NAME = "etcd";

  /** The kernel's limit for the path of a socket, less the byte that ends it. */
  private static final int LONGEST_SOCKET_PATH = 107;

  private final Setting setting;

  Etcd(Setting setting) {
    this.setting = setting;
  }

  @Override
  public String name() {
    return NAME;
  }

  static Path socket(Setting setting) {
    var socket = setting.home().folder("run").resolve("etcd.sock");
    if (socket.toString().length() > LONGEST_SOCKET_PATH) {
      throw new IllegalArgumentException(
          "the path of the studio's home is too long for a socket in it, choose a shorter one: "
              + setting.home().root());
    }
    return socket;
  }

  @Override
  public void prepare() throws IOException {
    Files.deleteIfExists(socket(setting)); // A killed etcd leaves it, and it would not start.
  }

  @Override
  public PartCommand command() {
    var line =
        new ArrayList<>(
            List.of(
                setting.binaries().get().etcd().toString(),
                "--name=film-studio",
                "--data-dir=" + setting.home().folder("etcd"),
                "--listen-client-urls=unix://" + socket(setting),
                // etcd insists on addresses that look like a network's; nobody uses these two.
                "--advertise-client-urls=http://127.0.0.111:0",
                "--listen-peer-urls=http://127.0.0.1:0",
                // Loses data only when the machine itself goes down, not with the process.
                "--unsafe-no-fsync",
                "--snapshot-count=10000",
                "--quota-backend-bytes=4294967296",
                "--auto-compaction-mode=periodic",
                "--auto-compaction-retention=10m",
                "--log-level=warn"));
    line.addAll(setting.options().flagsOf(Program.ETCD));
    return PartCommand.of(setting.home().root(), line);
  }

  @Override
  public boolean ready() throws IOException {
    try (var channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
      return channel.connect(UnixDomainSocketAddress.of(socket(setting)));
    }
  }
}
