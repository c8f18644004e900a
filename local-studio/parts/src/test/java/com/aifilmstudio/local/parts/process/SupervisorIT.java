package com.aifilmstudio.local.parts.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("store")
class SupervisorIT {
  private StudioHome home;
  private Supervisor supervisor;

  @BeforeEach
  void aHome(@TempDir Path folder) {
    home = StudioHome.at(folder);
    supervisor = supervisor();
  }

  @AfterEach
  void nothingStays() {
    supervisor().stop();
  }

  @Test
  void partsStartAfterThoseTheyNeedAndEndBeforeThem() throws IOException {
    supervisor.start(
        List.of(
            ShellPart.sleeper(home, "store"),
            ShellPart.sleeper(home, "server", "store"),
            ShellPart.sleeper(home, "client", "server")));
    supervisor.stop();

    assertThat(Files.readAllLines(home.root().resolve("order")))
        .containsExactly("+store", "+server", "+client", "-client", "-server", "-store");
  }

  @Test
  void aPartThatEndsInsteadOfBecomingReadyFailsWithTheEndOfItsLog() {
    var part = ShellPart.of(home, "broken", "echo no such model; exit 3");

    assertThatThrownBy(() -> supervisor.start(List.of(part)))
        .isInstanceOf(PartFailed.class)
        .hasMessageStartingWith("broken ended; its log ")
        .hasMessageEndingWith("no such model");
  }

  @Test
  void whatNeedsABrokenPartIsNotStarted() {
    assertThatThrownBy(
            () ->
                supervisor.start(
                    List.of(
                        ShellPart.of(home, "broken", "exit 3"),
                        ShellPart.sleeper(home, "client", "broken"))))
        .hasMessageStartingWith("broken ended");

    assertThat(supervisor.running("client")).isEmpty();
  }

  @Test
  void aPartThatIsNotReadyInTimeIsEnded() {
    var slow = new ShellPart(home, "slow", "sleep 1000", Set.of(), Duration.ofMillis(300));

    assertThatThrownBy(() -> supervisor.start(List.of(slow)))
        .hasMessageStartingWith("slow was not ready in PT0.3S");
    assertThat(supervisor.running("slow")).isEmpty();
  }

  @Test
  void aPartThatDoesNotHearIsKilled() {
    supervisor.start(
        List.of(
            ShellPart.of(
                home, "deaf", "trap '' INT; touch deaf.ready; while :; do sleep 0.1; done")));
    var deaf = supervisor.running("deaf").orElseThrow();

    supervisor.stop();

    assertThat(deaf.isAlive()).isFalse();
  }

  @Test
  void aFrozenPartIsEndedToo() {
    supervisor.start(List.of(ShellPart.sleeper(home, "frozen")));
    var frozen = supervisor.running("frozen").orElseThrow();
    frozen.freeze();

    supervisor.stop();

    assertThat(frozen.isAlive()).isFalse();
  }

  @Test
  void aLaterProgramFindsWhatRunsAndStartsTheRest() {
    supervisor.start(List.of(ShellPart.sleeper(home, "one"), ShellPart.sleeper(home, "two")));
    var one = supervisor.running("one").orElseThrow();
    supervisor.running("two").orElseThrow().kill();

    var later = supervisor();
    var starts =
        later.start(List.of(ShellPart.sleeper(home, "one"), ShellPart.sleeper(home, "two")));

    assertThat(starts)
        .extracting(PartStart::how)
        .containsExactly(PartStart.How.FOUND_RUNNING, PartStart.How.STARTED);
    assertThat(later.running("one").orElseThrow().pid()).isEqualTo(one.pid());
  }

  @Test
  void aPartThatRunsWithAnotherCommandIsStartedAnew() {
    supervisor.start(List.of(ShellPart.sleeper(home, "one")));
    var old = supervisor.running("one").orElseThrow();

    supervisor().start(List.of(ShellPart.of(home, "one", "touch one.ready; sleep 1000")));

    assertThat(old.isAlive()).isFalse();
    assertThat(supervisor.running("one")).isPresent();
  }

  @Test
  void aNumberThatNowBelongsToAnotherProcessIsLeftAlone() throws IOException {
    supervisor.start(List.of(ShellPart.sleeper(home, "one")));
    var pidFile = home.root().resolve("run/one.pid");
    var ours = LinuxProcess.recordedIn(pidFile).orElseThrow();
    var another = ours.pid() + " (sh) S " + "0 ".repeat(18) + (ours.startTicks() - 1) + " 0";
    var running = supervisor.running("one").orElseThrow();

    Files.write(pidFile, List.of(another, ours.boot()));
    supervisor.stop();

    assertThat(running.isAlive()).isTrue();
    running.kill();
  }

  @Test
  void aRequestToStopEndsAStartThatIsUnderWay() {
    var start =
        CompletableFuture.runAsync(
            () -> supervisor.start(List.of(ShellPart.of(home, "slow", "sleep 1000"))));
    await().until(() -> supervisor.running("slow").isPresent());

    supervisor.stop();

    assertThatThrownBy(start::join).hasMessageContaining("slow ended");
    assertThat(supervisor.status()).isEmpty();
  }

  @Test
  void ofTwoProgramsThatStartAtOnceTheSecondFindsTheWorkDone() {
    var slow = ShellPart.of(home, "slow", "sleep 1; touch slow.ready; while :; do sleep 0.1; done");
    var first = CompletableFuture.supplyAsync(() -> supervisor.start(List.of(slow)));
    await().until(() -> supervisor.running("slow").isPresent());

    var second = supervisor().start(List.of(slow));

    assertThat(first.join().getFirst().how()).isEqualTo(PartStart.How.STARTED);
    assertThat(second.getFirst().how()).isEqualTo(PartStart.How.FOUND_RUNNING);
  }

  @Test
  void statusShowsEachPartInTheOrderOfItsStart() {
    supervisor.start(
        List.of(ShellPart.sleeper(home, "zero"), ShellPart.sleeper(home, "one", "zero")));
    supervisor.running("one").orElseThrow().kill();

    var status = supervisor().status();

    assertThat(status).extracting(PartStatus::name).containsExactly("zero", "one");
    assertThat(status.get(0).isUp()).isTrue();
    var pid = status.get(0).pid().orElseThrow();
    assertThat(ProcessTree.now().residentBytes(pid, Set.of())).isPositive();
    assertThat(status.get(1).isUp()).isFalse();
  }

  private Supervisor supervisor() {
    return Supervisor.detached(home, StartListener.NONE);
  }
}
