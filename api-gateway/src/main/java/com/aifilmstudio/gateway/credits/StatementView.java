package com.aifilmstudio.gateway.credits;

import com.aifilmstudio.core.money.AccountStatement;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What came to an account and went, in micro-credits. */
@Schema(name = "Statement")
public record StatementView(
    Instant from, Instant to, long opening, long closing, List<Line> lines) {

  /** One change of what the account has. */
  @Schema(name = "StatementLine")
  public record Line(
      Instant at,
      @Schema(description = "Grant, TopUp, Capture or Refund.") String kind,
      Optional<String> job,
      @Schema(description = "The take, job, month or payment that it is for.") String subject,
      double gpuSeconds,
      @Schema(description = "Less than nothing: it went.") long amount) {}

  static StatementView of(AccountStatement statement) {
    return new StatementView(
        statement.from(),
        statement.to(),
        statement.opening().value(),
        statement.closing().value(),
        statement.lines().stream()
            .map(
                line ->
                    new Line(
                        line.at(),
                        line.kind().word(),
                        line.job(),
                        line.subject(),
                        line.gpuMillis() / 1000.0,
                        line.amount().value()))
            .toList());
  }
}
