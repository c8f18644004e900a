package com.aifilmstudio.gateway.credits;

import com.aifilmstudio.core.money.UsageDay;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What an account used, day by day. */
@Schema(name = "Usage")
public record UsageView(List<Day> data) {

  /** One day, by the clock of UTC; amounts in micro-credits. */
  @Schema(name = "UsageDay")
  public record Day(
      LocalDate day,
      int jobs,
      double gpuSeconds,
      long captured,
      long refunded,
      @Schema(description = "Granted or bought.") long added) {}

  static UsageView of(List<UsageDay> days) {
    return new UsageView(
        days.stream()
            .map(
                day ->
                    new Day(
                        day.day(),
                        day.jobs(),
                        day.gpuMillis() / 1000.0,
                        day.captured().value(),
                        day.refunded().value(),
                        day.added().value()))
            .toList());
  }
}
