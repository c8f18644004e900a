package com.aifilmstudio.core.money;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StatementCsvTest {

  private static final Instant MAY = Instant.parse("2026-05-01T00:00:00Z");

  @Test
  void anAccountsStatementRunsFromItsOpeningToItsClosingBalance() {
    var statement =
        new AccountStatement(
            "acme",
            MAY,
            MAY.plusSeconds(86_400),
            MicroCredits.credits(10),
            List.of(
                line(PostingKind.CAPTURE, "tak_1", Optional.of("job_1"), 1500, -3_000_001),
                line(PostingKind.TOP_UP, "acme/=1,2", Optional.empty(), 0, 5_000_000)));
    assertThat(statement.closing()).isEqualTo(MicroCredits.of(11_999_999));
    assertThat(StatementCsv.of(statement))
        .isEqualTo(
            """
            at,kind,job,subject,gpu_seconds,credits,balance\r
            2026-05-01T00:00:00Z,Opening,,,,,10.000000\r
            2026-05-01T00:00:00Z,Capture,job_1,tak_1,1.500,-3.000001,6.999999\r
            2026-05-01T00:00:00Z,TopUp,,"acme/=1,2",0.000,5.000000,11.999999\r
            """);
  }

  @Test
  void aJobsStatementTellsWhatIsHeldAndWhatIsPaid() {
    var rate = new Rate("m", "cpu", Optional.of(MicroCredits.credits(2)));
    var hold = Hold.placed("job_1", "acme", rate, MicroCredits.credits(10)).hold();
    var lines =
        List.of(
            new JobStatement.Line(
                MAY, PostingKind.HOLD, "job_1", 0, MicroCredits.credits(10), MicroCredits.ZERO));
    assertThat(StatementCsv.of(JobStatement.of(hold, lines)))
        .endsWith("2026-05-01T00:00:00Z,Hold,job_1,0.000,10.000000,0.000000\r\n");
  }

  @Test
  void daysAreALineEach() {
    var day =
        new UsageDay(
            LocalDate.of(2026, 5, 1),
            2,
            12_345,
            MicroCredits.of(7),
            MicroCredits.ZERO,
            MicroCredits.credits(1));
    assertThat(StatementCsv.of(List.of(day)))
        .endsWith("2026-05-01,2,12.345,0.000007,0.000000,1.000000\r\n");
  }

  @Test
  void aNameThatASpreadsheetWouldComputeIsPlainText() {
    var statement =
        new AccountStatement(
            "=cmd",
            MAY,
            MAY,
            MicroCredits.ZERO,
            List.of(line(PostingKind.TOP_UP, "=cmd/\"x\"", Optional.empty(), 0, 1)));
    assertThat(StatementCsv.of(statement)).contains(",\"'=cmd/\"\"x\"\"\",");
  }

  private static AccountStatement.Line line(
      PostingKind kind, String subject, Optional<String> job, long millis, long amount) {
    return new AccountStatement.Line(MAY, kind, subject, job, millis, MicroCredits.of(amount));
  }
}
