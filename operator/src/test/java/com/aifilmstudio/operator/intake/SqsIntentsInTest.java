package com.aifilmstudio.operator.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SqsIntentsInTest {

  @Test
  void aMessageThatCannotBeCarriedOutComesLaterEachTimeAndAtLeastOnceAMinute() {
    assertThat(IntStream.of(0, 1, 2, 3, 4, 5, 6, 20, 1000).map(SqsIntentsIn::laterSeconds))
        .containsExactly(5, 5, 10, 20, 40, 60, 60, 60, 60);
  }
}
