package com.aifilmstudio.local.parts.kubelet.probe;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProbeTallyTest {

  /** Three failures or two successes in sequence change the verdict; {@code +} is a success. */
  @ParameterizedTest
  @CsvSource({
    "'', true, false",
    "--, true, false",
    "---, false, true",
    "--+--, true, false",
    "---+, false, true",
    "---++, true, false",
    "++---, false, true",
  })
  void onlyARowOfEqualAnswersChangesTheVerdict(String answers, boolean passing, boolean failed) {
    ProbeTally tally = ProbeTally.begin(3, 2, true);
    for (char answer : answers.toCharArray()) {
      tally = tally.with(answer == '+');
    }
    assertThat(tally.passing()).isEqualTo(passing);
    assertThat(tally.failed()).isEqualTo(failed);
  }
}
