package com.aifilmstudio.renderpod.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class WantedTest {

  private final Wanted wanted = new Wanted();

  @Test
  void itEndsWhatIsBeingDoneAndItsInterruptDoesNotOutliveThat() {
    assertThatThrownBy(
            () ->
                wanted.doing(
                    () -> {
                      Thread.ofVirtual().start(() -> wanted.end(Ending.CANCELED));
                      new CountDownLatch(1).await(); // for ever
                      return "";
                    }))
        .isInstanceOfSatisfying(
            Abandoned.class, it -> assertThat(it.ending()).isEqualTo(Ending.CANCELED));
    assertThat(Thread.interrupted()).isFalse();
  }

  @Test
  void nothingIsBegunAfterIt() {
    wanted.end(Ending.PAUSED);
    assertThatThrownBy(
            () ->
                wanted.doing(
                    () -> {
                      throw new AssertionError("begun");
                    }))
        .isInstanceOf(Abandoned.class);
  }

  @Test
  void aResultThatIsThereIsKept() throws Exception {
    var result =
        wanted.doing(
            () -> {
              wanted.end(Ending.PAUSED);
              return "done";
            });
    assertThat(result).isEqualTo("done");
    assertThat(Thread.interrupted()).isFalse();
  }

  @Test
  void theFirstWordCounts() {
    wanted.end(Ending.CANCELED);
    wanted.end(Ending.PAUSED);
    assertThat(wanted.ending()).contains(Ending.CANCELED);
  }

  @Test
  void whatGoesWrongByItselfIsToldAsItIs() {
    assertThatThrownBy(
            () ->
                wanted.doing(
                    () -> {
                      throw new IllegalStateException("broken");
                    }))
        .hasMessage("broken");
  }
}
