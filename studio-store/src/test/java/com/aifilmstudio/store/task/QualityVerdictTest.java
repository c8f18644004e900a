package com.aifilmstudio.store.task;

import static org.assertj.core.api.Assertions.assertThat;

import com.aifilmstudio.core.failure.FailureCode;
import com.aifilmstudio.core.protocol.QualityReport;
import com.aifilmstudio.core.protocol.QualityReport.Finding;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class QualityVerdictTest {

  @Test
  void aFindingFailsTheShotOnlyIfThePolicySaysSo() {
    assertThat(verdict("{\"black\":\"Warn\"}", false, "black")).isEmpty();
    assertThat(verdict("{}", false, "black")).isEmpty();
    assertThat(verdict("{\"black\":\"Fail\"}", false, "black"))
        .isEqualTo(Optional.of(FailureCode.QUALITY_BLACK));
    assertThat(verdict("{\"black\":\"Fail\"}", false, "noise")).isEmpty();
  }

  @Test
  void theFirstFindingThatFailsIsTheReason() {
    assertThat(
            verdict("{\"noise\":\"Fail\",\"frozen\":\"Fail\"}", false, "black", "frozen", "noise"))
        .isEqualTo(Optional.of(FailureCode.QUALITY_FROZEN));
  }

  @Test
  void aFilmThatIsNotAsOrderedFailsWhateverThePolicySays() {
    assertThat(verdict("{\"conformity\":\"Warn\"}", true, "conformity"))
        .isEqualTo(Optional.of(FailureCode.FILM_NOT_CONFORMING));
  }

  private static Optional<FailureCode> verdict(String policy, boolean cut, String... findings) {
    var report =
        new QualityReport(
            Map.of(), Stream.of(findings).map(check -> new Finding(check, 1, 0, check)).toList());
    return QualityVerdict.of(report, policy, cut).map(QualityVerdict::code);
  }
}
