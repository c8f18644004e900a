package com.aifilmstudio.local.parts.binaries;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/** The programs built from the pinned modules, for machines that reach a Go module proxy only. */
record GoBuild(Cache cache, String go) implements Source {
  private static final Duration ABOUT = Duration.ofMinutes(7);

  /** Of the pinned tools, those without which there is no control plane. */
  private static final List<String> PACKAGES =
      List.of(
          "go.etcd.io/etcd/server/v3",
          "k8s.io/kubernetes/cmd/kube-apiserver",
          "k8s.io/kubernetes/cmd/kube-controller-manager",
          "k8s.io/kubernetes/cmd/kube-scheduler",
          "k8s.io/kubernetes/cmd/kubectl");

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
    GoCommand.removeTemporaryFiles(folder);
    Files.delete(goMod);
    Files.delete(goSum);
    // Go names a program after the last part of its path.
    Files.move(folder.resolve("server"), folder.resolve("etcd"));
  }

  private void run(Path folder, Preparation preparation) throws IOException {
    var packages = new AtomicLong();
    var count = new GoCommand(folder, with(PACKAGES, go, "list", "-deps"));
    count.run(
        line -> {
          // What is not on this machine yet is fetched first, and told between the names.
          if (line.startsWith("go: ")) {
            preparation.goesOn(Progress.unknown(line));
          } else {
            packages.incrementAndGet();
          }
        });
    var built = new AtomicLong();
    var build =
        new GoCommand(
            folder,
            with(
                PACKAGES,
                go,
                "build",
                "-v",
                "-trimpath",
                "-ldflags",
                linkerFlags(),
                "-o",
                folder + "/"));
    build.run(
        line ->
            preparation.goesOn(
                new Progress(built.incrementAndGet(), packages.get(), "packages", line)));
  }

  private static List<String> with(List<String> packages, String... line) {
    return Stream.concat(Stream.of(line), packages.stream()).toList();
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
