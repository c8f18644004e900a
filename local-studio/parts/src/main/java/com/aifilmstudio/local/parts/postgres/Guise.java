package com.aifilmstudio.local.parts.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** As whom PostgreSQL runs: it refuses to be root. */
enum Guise {
  /** We are no root. */
  OURSELVES(List.of()),

  /**
   * Root steps into a user namespace, where it is nobody, while the files stay root's. The IPC
   * namespace lets a killed server leave no shared memory behind.
   */
  USER_NAMESPACE(List.of("unshare", "--user", "--ipc", "--")),

  /**
   * Where namespaces are forbidden, as in many containers: the user "nobody", who may pass through
   * folders of root on the way to the data, which are made his.
   */
  NOBODY(
      List.of(
          "setpriv",
          "--reuid=65534",
          "--regid=65534",
          "--clear-groups",
          "--inh-caps=+dac_override",
          "--ambient-caps=+dac_override",
          "--"));

  private static final int NOBODYS_NUMBER = 65534;

  private final List<String> prefix;

  Guise(List<String> prefix) {
    this.prefix = prefix;
  }

  /** The guise that this machine allows. */
  static Guise here() {
    return Holder.HERE;
  }

  private static final class Holder {
    private static final Guise HERE = choose();
  }

  private static Guise choose() {
    if (!weAreRoot()) {
      return OURSELVES;
    }
    for (var guise : List.of(USER_NAMESPACE, NOBODY)) {
      if (guise.works()) {
        return guise;
      }
    }
    throw new IllegalStateException(
        "PostgreSQL refuses to run as root, and neither user namespaces (unshare --user) nor another"
            + " user (setpriv) are allowed here: run the studio as another user");
  }

  static boolean weAreRoot() {
    try {
      return Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  boolean works() {
    try {
      var trial =
          new ProcessBuilder(wrap(List.of("true")))
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return trial.waitFor(5, TimeUnit.SECONDS) && trial.exitValue() == 0;
    } catch (IOException notInstalled) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Where the programs are unpacked: the user's cache, which nobody may not look into. */
  Path cache() {
    return this == NOBODY
        ? Path.of("/var/cache/film-studio/postgres")
        : Path.of(System.getProperty("user.home"), ".cache", "film-studio", "postgres");
  }

  List<String> wrap(List<String> command) {
    var line = new ArrayList<>(prefix);
    line.addAll(command);
    return List.copyOf(line);
  }

  /** Makes a folder the property of the one who will run the server. */
  void give(Path folder) throws IOException {
    if (this == NOBODY) {
      Files.setAttribute(folder, "unix:uid", NOBODYS_NUMBER);
      Files.setAttribute(folder, "unix:gid", NOBODYS_NUMBER);
    }
  }
}
