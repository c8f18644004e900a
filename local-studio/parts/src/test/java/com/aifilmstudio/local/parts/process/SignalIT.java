package com.aifilmstudio.local.parts.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Tag("controlplane")
@Timeout(30)
class SignalIT {

  @Test
  void aSignalReachesOneProcess() throws Exception {
    var process = new ProcessBuilder("sleep", "1000").start();
    LinuxProcess.running(process.pid()).orElseThrow().send(Signal.TERM);
    assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(128 + 15);
  }

  @Test
  void aSignalToAGroupReachesAllOfIt() throws Exception {
    var leader = new ProcessBuilder("setsid", "sh", "-c", "sleep 1000 & wait").start();
    assertThat(Patience.until(Duration.ofSeconds(10), () -> leader.children().count() == 1))
        .isTrue();
    var child = leader.children().findFirst().orElseThrow();
    LinuxProcess.running(leader.pid()).orElseThrow().sendToGroup(Signal.KILL);
    assertThat(leader.waitFor(10, TimeUnit.SECONDS)).isTrue();
    assertThat(Patience.until(Duration.ofSeconds(10), () -> !child.isAlive())).isTrue();
  }
}
