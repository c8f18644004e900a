package com.aifilmstudio.local.parts.binaries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.aifilmstudio.local.parts.process.JavaProgram;
import com.aifilmstudio.local.parts.testkit.Foreground;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Building with a Go that is a few lines of shell. */
@Tag("store")
class GoBuildIT {
  @TempDir Path machine;

  @Test
  void itCountsThePackagesAndKeepsTheProgramsAlone() throws IOException {
    var told = new Told();

    var found = build(go("for i in a b c; do echo $i; done", programs())).look(told);

    assertThat(found).isInstanceOf(Source.Outcome.Found.class);
    assertThat(told.progress)
        .containsExactly(
            Progress.unknown("go: downloading k8s.io/api"),
            new Progress(1, 3, "packages", "a"),
            new Progress(2, 3, "packages", "b"));
    assertThat(cache().folder().toFile().list())
        .containsExactlyInAnyOrderElementsOf(Binaries.NEEDED);
  }

  @Test
  void aFailureIsToldInGosOwnWords() throws IOException {
    var outcome = build(go("echo a", "echo 'no space left'; exit 1")).look(new Told());

    assertThat(outcome)
        .isEqualTo(new Source.Outcome.Closed("building them with Go failed: a\nb\nno space left"));
    assertThat(cache().root().toFile().list()).containsExactly("lock");
  }

  @Test
  void anInterruptLeavesNoCompilerAndNoFile() throws Exception {
    var go = go("echo a", "echo $$ > %s; sleep 1000; true".formatted(machine.resolve("compiler")));
    var program =
        new ProcessBuilder(
                Foreground.of(
                    new JavaProgram(
                            BuildingProgram.class.getName(),
                            System.getProperty("java.class.path"),
                            "64m")
                        .line(List.of(cache().root().toString(), go.toString()))))
            .inheritIO()
            .start();
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> Files.exists(machine.resolve("compiler")) && !compiler().isBlank());
    var compiler = ProcessHandle.of(Long.parseLong(compiler())).orElseThrow();

    new ProcessBuilder("kill", "-INT", String.valueOf(program.pid())).start().waitFor();

    assertThat(program.waitFor(30, TimeUnit.SECONDS)).as("it ends").isTrue();
    assertThat(program.exitValue()).isEqualTo(130);
    assertThat(compiler.isAlive()).isFalse();
    assertThat(cache().root().toFile().list()).containsExactly("lock");
  }

  private String compiler() throws IOException {
    return Files.readString(machine.resolve("compiler")).strip();
  }

  private Cache cache() {
    return new Cache(machine.resolve("cache"), Pinned.read());
  }

  private GoBuild build(Path go) {
    return new GoBuild(cache(), go.toString());
  }

  private static String programs() {
    return "for p in server kube-apiserver kube-scheduler kube-controller-manager kubectl; do"
        + " printf x > $p; chmod +x $p; done; mkdir -p $GOTMPDIR/left";
  }

  /** Lists packages in the first way and builds in the second. */
  private Path go(String list, String build) throws IOException {
    return Files.writeString(
        Files.createFile(
            machine.resolve("go"),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))),
        """
        #!/bin/sh
        case $1 in
          version) ;;
          list) echo go: downloading k8s.io/api; %s ;;
          build) echo a; echo b; %s ;;
        esac
        """
            .formatted(list, build));
  }

  /** Remembers what it is told. */
  private static final class Told implements Preparation {
    private final List<Progress> progress = new ArrayList<>();

    @Override
    public void begins(String what, String why, Duration about) {
      assertThat(what).startsWith("Building Kubernetes v");
    }

    @Override
    public void goesOn(Progress step) {
      progress.add(step);
    }

    @Override
    public void ends() {
      // The finder tells it.
    }
  }
}
