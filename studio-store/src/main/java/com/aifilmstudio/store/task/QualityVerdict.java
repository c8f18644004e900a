package com.aifilmstudio.store.task;

import com.aifilmstudio.core.Json;
import com.aifilmstudio.core.failure.FailureCode;
import com.aifilmstudio.core.protocol.QualityReport;
import com.aifilmstudio.core.protocol.QualityReport.Finding;
import com.fasterxml.jackson.core.type.TypeReference;
import java.util.Map;
import java.util.Optional;

/** What a job's policy makes of the findings in a take. */
record QualityVerdict(FailureCode code, String message) {

  /** A cut that is not as ordered is never delivered, whatever the policy says. */
  private static final String CONFORMITY = "conformity";

  /**
   * The first finding that fails the take, if any; a check without a policy only warns.
   *
   * @param policy JSON: check to {@code Fail} or {@code Warn}
   */
  static Optional<QualityVerdict> of(QualityReport report, String policy, boolean cut) {
    var wishes = Json.mapper().convertValue(Json.read(policy, Map.class), STRINGS);
    return report.findings().stream()
        .filter(
            finding ->
                "Fail".equals(wishes.get(finding.check()))
                    || (cut && finding.check().equals(CONFORMITY)))
        .findFirst()
        .map(finding -> new QualityVerdict(code(finding, cut), finding.message()));
  }

  private static FailureCode code(Finding finding, boolean cut) {
    return cut && finding.check().equals(CONFORMITY)
        ? FailureCode.FILM_NOT_CONFORMING
        : FailureCode.ofQuality(finding.check());
  }

  private static final TypeReference<Map<String, String>> STRINGS = new TypeReference<>() {};
}
