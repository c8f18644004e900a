package com.aifilmstudio.gateway.credits;

import com.aifilmstudio.core.money.JobStatement;
import com.aifilmstudio.core.money.MicroCredits;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a film has cost, in micro-credits. */
@Schema(name = "JobStatement")
public record JobStatementView(
    String job,
    @Schema(description = "Agreed when it was ordered; absent: it costs nothing.")
        Optional<Long> pricePerGpuSecond,
    @Schema(description = "The price in words.") String price,
    @Schema(description = "Still set aside for it.") long held,
    @Schema(description = "Captured and not given back.") long paid,
    List<Line> lines) {

  /** One posting. */
  @Schema(name = "JobStatementLine")
  public record Line(
      Instant at,
      @Schema(description = "Hold, Grow, Capture, Release or Refund.") String kind,
      @Schema(description = "The take, or the film.") String subject,
      double gpuSeconds,
      long held,
      long paid) {}

  static JobStatementView of(JobStatement statement) {
    return new JobStatementView(
        statement.job(),
        statement.rate().perGpuSecond().map(MicroCredits::value),
        statement.rate().words(),
        statement.held().value(),
        statement.paid().value(),
        statement.lines().stream()
            .map(
                line ->
                    new Line(
                        line.at(),
                        line.kind().word(),
                        line.subject(),
                        line.gpuMillis() / 1000.0,
                        line.held().value(),
                        line.paid().value()))
            .toList());
  }
}
