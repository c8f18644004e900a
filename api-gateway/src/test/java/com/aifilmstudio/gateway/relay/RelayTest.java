package com.aifilmstudio.gateway.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RelayTest {

  @Test
  void aQueueThatIsAwayIsAskedLessAndLessOftenButNeverForgotten() {
    assertThat(Relay.backOff(0)).isEqualTo(Duration.ofMillis(500));
    assertThat(Relay.backOff(1)).isEqualTo(Duration.ofSeconds(1));
    assertThat(Relay.backOff(4)).isEqualTo(Duration.ofSeconds(8));
    assertThat(Relay.backOff(1000)).isEqualTo(Duration.ofSeconds(30));
  }
}
