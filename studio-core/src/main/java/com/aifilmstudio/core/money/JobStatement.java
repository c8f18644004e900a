package com.aifilmstudio.core.money;

import java.time.Instant;
import java.util.List;

/** Everything that was posted for a job, and what it has come to. */
public record JobStatement(
    String job, String account, Rate rate, List<Line> lines, MicroCredits held, MicroCredits paid) {

  /**
   * One posting.
   *
   * @param subject the take, or the job
   * @param held by how much the hold changed
   * @param paid by how much what the job has cost changed
   */
  public record Line(
      Instant at,
      PostingKind kind,
      String subject,
      long gpuMillis,
      MicroCredits held,
      MicroCredits paid) {}

  public static JobStatement of(Hold hold, List<Line> lines) {
    return new JobStatement(
        hold.job(), hold.account(), hold.rate(), List.copyOf(lines), hold.left(), hold.paid());
  }
}
