package com.aifilmstudio.local.parts.binaries;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The programs built from the pinned modules, for machines that reach a Go module proxy only. */
record GoBuild(Cache cache, String go) implements Source {
  private static final Duration ABOUT = Duration.ofMinutes(8);
  private static final int LINES_OF_AN_ERROR = 15;

  @Override
  public Outcome look(Preparation preparation) {
    if (!goIsThere()) {
      return new Outcome.Closed(
          "no Go to build them with: install Go 1.26 or later (https://go.dev/dl, or the package"
              + " golang) so that `go` is in the PATH, and start again");
    }
    preparation.begins(
        "Building Kubernetes %s and etcd %s with Go"
            .formatted(cache.pinned().version(), cache.pinned().etcdVersion()),
        "they cannot be downloaded here; the result is kept in " + cache.folder(),
        ABOUT);
    try {
      return new Outcome.Found(cache.fill(folder -> build(folder, preparation)));
    } catch (IOException e) {
      return new Outcome.Closed("building them with Go failed: " + e.getMessage());
    }
  }

  private boolean goIsThere() {
    try {
      var version =
          new ProcessBuilder(go, "version")
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return version.waitFor(20, TimeUnit.SECONDS) && version.exitValue() == 0;
    } catch (IOException notInstalled) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private void build(Path folder, Preparation preparation) throws IOException {
    var goMod = Files.writeString(folder.resolve("go.mod"), cache.pinned().goMod());
    var goSum = Files.writeString(folder.resolve("go.sum"), cache.pinned().goSum());
    run(folder, preparation);
    Files.delete(goMod);
    Files.delete(goSum);
    // Go names a program after the last part of its path.
    Files.move(folder.resolve("server"), folder.resolve("etcd"));
  }

  private void run(Path folder, Preparation preparation) throws IOException {
    var builder =
        new ProcessBuilder(
                go,
                "build",
                "-v",
                "-trimpath",
                "-ldflags",
                linkerFlags(),
                "-o",
                folder + "/",
                "tool")
            .directory(folder.toFile())
            .redirectErrorStream(true);
    builder.environment().put("CGO_ENABLED", "0");
    var process = builder.start();
    var last = new ArrayDeque<String>();
    try (var output = process.inputReader()) {
      output
          .lines()
          .forEach(
              line -> {
                preparation.goesOn(line);
                last.addLast(line);
                if (last.size() > LINES_OF_AN_ERROR) {
                  last.removeFirst();
                }
              });
      if (process.waitFor() != 0) {
        throw new IOException(String.join("\n", last));
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    } finally {
      process.destroy();
    }
  }

  /** Without the version, clients that parse it would meet a name that no release has. */
  private String linkerFlags() {
    var version = cache.pinned().version();
    var numbers = List.of(version.substring(1).split("\\."));
    var versionPackage = "-X k8s.io/component-base/version.git";
    return String.join(
        " ",
        "-s -w",
        versionPackage + "Version=" + version,
        versionPackage + "Major=" + numbers.get(0),
        versionPackage + "Minor=" + numbers.get(1),
        "-X k8s.io/client-go/pkg/version.gitVersion=" + version);
  }
}
