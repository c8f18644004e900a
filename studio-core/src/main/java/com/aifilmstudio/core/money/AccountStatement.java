package com.aifilmstudio.core.money;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What came to an account's credits and what went, in a time. Credits that are held for a film are
 * the account's until they are captured, so holds and releases change nothing here.
 *
 * @param from the first moment that belongs to it
 * @param to the first moment that does not
 * @param opening what the account had at the beginning
 */
public record AccountStatement(
    String account, Instant from, Instant to, MicroCredits opening, List<Line> lines) {

  /**
   * One change.
   *
   * @param subject a take, a job, a month or a payment, by kind
   * @param amount more than nothing: it came to the account
   */
  public record Line(
      Instant at,
      PostingKind kind,
      String subject,
      Optional<String> job,
      long gpuMillis,
      MicroCredits amount) {}

  public AccountStatement {
    lines = List.copyOf(lines);
  }

  /** What the account had at the end. */
  public MicroCredits closing() {
    return lines.stream().map(Line::amount).reduce(opening, MicroCredits::plus);
  }
}
