package com.aifilmstudio.local.parts.postgres;

import com.aifilmstudio.local.parts.process.Folders;
import com.aifilmstudio.local.parts.process.LinuxProcess;
import com.aifilmstudio.local.parts.process.Patience;
import com.aifilmstudio.local.parts.process.Signal;
import com.aifilmstudio.local.parts.process.StudioHome;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** The data of one server: made on the first start, put in order after a crash. */
final class Cluster {
  static final String OWNER = "studio";
  static final String DATABASE = "studio";

  private static final String HALF_MADE = "making-";
  private static final Duration ORPHANS_GONE_WITHIN = Duration.ofSeconds(10);

  private final StudioHome home;
  private final Guise guise;

  Cluster(StudioHome home, Guise guise) {
    this.home = home;
    this.guise = guise;
  }

  Path data() {
    return folder().resolve("data");
  }

  private Path folder() {
    return home.folder("postgres");
  }

  /** The password of both roles, the administrator and the owner of the studio's database. */
  String password() throws IOException {
    return Files.readString(passwordFile());
  }

  private Path passwordFile() {
    return folder().resolve("password");
  }

  void prepare() throws IOException {
    if (Files.exists(data())) {
      clearAfterCrash();
    } else {
      make();
    }
  }

  /**
   * Sessions end themselves when their server was killed, but not at once, and a new server that
   * wrote beside them would ruin the data. None being left, the file that names the old one lies.
   */
  private void clearAfterCrash() throws IOException {
    var clear =
        Patience.until(
            ORPHANS_GONE_WITHIN,
            () -> {
              var orphans = processesIn(data());
              orphans.forEach(orphan -> orphan.send(Signal.KILL));
              return orphans.isEmpty();
            });
    if (!clear) {
      throw new IOException("sessions of a killed server hold " + data());
    }
    Files.deleteIfExists(data().resolve("postmaster.pid"));
  }

  /** All processes of a server stand in its data folder. */
  private static List<LinuxProcess> processesIn(Path data) {
    return ProcessHandle.allProcesses()
        .filter(process -> folderOf(process).filter(data::equals).isPresent())
        .flatMap(process -> LinuxProcess.running(process.pid()).stream())
        .toList();
  }

  private static Optional<Path> folderOf(ProcessHandle process) {
    try {
      return Optional.of(Files.readSymbolicLink(Path.of("/proc/" + process.pid() + "/cwd")));
    } catch (IOException notOurs) {
      return Optional.empty();
    }
  }

  /** Beside its place, then moved there: a half-made one is never taken for the whole. */
  private void make() throws IOException {
    removeHalfMade();
    var password = new byte[16];
    new SecureRandom().nextBytes(password);
    Files.writeString(passwordFile(), HexFormat.of().formatHex(password));
    guise.give(passwordFile());
    var half = Files.createTempDirectory(folder(), HALF_MADE);
    guise.give(half);
    run(
        List.of(
            program("initdb"),
            "--pgdata=" + half,
            "--username=postgres",
            "--pwfile=" + passwordFile(),
            "--auth=scram-sha-256",
            "--encoding=UTF8",
            "--locale-provider=builtin",
            "--builtin-locale=C.UTF-8",
            "--locale=C",
            "--no-sync",
            "--no-instructions"),
        "");
    run(
        List.of(
            program("postgres"), "--single", "-D", half.toString(), "-c", "fsync=off", "postgres"),
        """
        create role %s login createdb password '%s'
        create database %s owner %s
        """
            .formatted(OWNER, password(), DATABASE, OWNER));
    Files.move(half, data(), StandardCopyOption.ATOMIC_MOVE);
  }

  private void removeHalfMade() throws IOException {
    try (var leftOvers = Files.newDirectoryStream(folder(), HALF_MADE + "*")) {
      leftOvers.forEach(Folders::delete);
    }
  }

  private void run(List<String> command, String input) throws IOException {
    var log = home.log("postgres-init");
    var process =
        new ProcessBuilder(guise.wrap(command))
            .directory(new File("/"))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start();
    try (var in = process.outputWriter()) {
      in.write(input);
    }
    try {
      if (process.waitFor() != 0) {
        throw new IOException(command.getFirst() + " failed:\n" + Files.readString(log));
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  /** The server's command line, as the one who may run it. */
  List<String> serve(int port) throws IOException {
    return guise.wrap(
        List.of(
            program("postgres"),
            "-D",
            data().toString(),
            "--listen_addresses=127.0.0.1",
            "--port=" + port,
            // Sockets and shared memory in folders of the machine would outlive a kill.
            "--unix_socket_directories=",
            "--dynamic_shared_memory_type=mmap",
            // A commit survives the end of the server, not of the machine: a studio is made anew.
            "--fsync=off",
            "--full_page_writes=off",
            "--wal_level=minimal",
            "--max_wal_senders=0",
            "--shared_buffers=32MB",
            "--max_connections=200",
            "--jit=off",
            "--timezone=UTC",
            "--log_timezone=UTC"));
  }

  private String program(String name) throws IOException {
    return Distribution.unpackedIn(guise.cache()).resolve("bin").resolve(name).toString();
  }
}
