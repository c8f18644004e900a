package com.aifilmstudio.renderpod.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class StopSignalTest {

  private final StopSignal stop = new StopSignal();

  @Test
  void endsAWaitThatIsUnderWay() {
    var never = new CountDownLatch(1);
    assertThatThrownBy(
            () ->
                stop.cuttingShort(
                    () -> {
                      Thread.ofVirtual().start(stop::give);
                      never.await();
                      return "never";
                    }))
        .isInstanceOf(InterruptedException.class);
  }

  @Test
  void doesNotLetAWaitBeginOnceItIsGiven() {
    stop.give();
    assertThatThrownBy(() -> stop.cuttingShort(() -> "not reached"))
        .isInstanceOf(InterruptedException.class);
  }

  @Test
  void leavesTheThreadCleanWhenItCameAfterTheWait() throws InterruptedException {
    var result =
        stop.cuttingShort(
            () -> {
              stop.give(); // interrupts this very thread, which does not wait any more
              return "done";
            });
    assertThat(result).isEqualTo("done");
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
  }
}
