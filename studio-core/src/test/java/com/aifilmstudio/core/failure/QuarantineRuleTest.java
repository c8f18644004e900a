package com.aifilmstudio.core.failure;

import static org.assertj.core.api.Assertions.assertThat;

import com.aifilmstudio.core.failure.QuarantineRule.Verdict;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class QuarantineRuleTest {

  @Test
  void threeFilmsThatFailedOnANodePutItIntoQuarantineAndTwoDoNot() {
    assertThat(judge(2, 6, 0)).isInstanceOf(Verdict.Trusted.class);
    assertThat(judge(3, 6, 0))
        .isEqualTo(
            new Verdict.Quarantined(
                "3 films failed on node gpu-7, the last with RENDER.FAILED: no"));
  }

  @Test
  void whateverFailsNoMoreThanAThirdOfAPoolIsInQuarantineAndItsOnlyNodeNever() {
    for (int nodes = 1; nodes <= 30; nodes++) {
      int quarantined = 0;
      for (int failing = 0; failing < nodes; failing++) {
        quarantined += judge(9, nodes, quarantined) instanceof Verdict.Quarantined ? 1 : 0;
      }
      assertThat(quarantined).isLessThanOrEqualTo(Math.max(1, nodes / 3)).isLessThan(nodes);
    }
  }

  @Test
  void whoIsSparedIsToldWhy() {
    assertThat(judge(3, 3, 1))
        .isEqualTo(
            new Verdict.Spared(
                "3 films failed on node gpu-7, the last with RENDER.FAILED: no; it stays in use"
                    + " because 1 of the pool's 3 nodes may be in quarantine and 1 are"));
  }

  @Test
  void aNodeThatFailsItsProbesIsTriedLessAndLess() {
    var first = Duration.ofSeconds(30);
    assertThat(QuarantineRule.pause(first, 0)).isEqualTo(first);
    assertThat(QuarantineRule.pause(first, 3)).isEqualTo(Duration.ofMinutes(4));
    assertThat(QuarantineRule.pause(first, 1000)).isEqualTo(Duration.ofHours(1));
  }

  private static Verdict judge(int jobs, int nodes, int quarantined) {
    return QuarantineRule.judge("gpu-7", jobs, "RENDER.FAILED: no", nodes, quarantined);
  }
}
