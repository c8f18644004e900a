package com.aifilmstudio.core.money;

import static com.aifilmstudio.core.money.Book.AVAILABLE;
import static com.aifilmstudio.core.money.Book.EARNED;
import static com.aifilmstudio.core.money.Book.HELD;
import static com.aifilmstudio.core.money.Book.ISSUED;

import java.util.List;
import java.util.Optional;

/**
 * One movement of an account's credits from one book to another.
 *
 * @param subject with the kind the posting's identity: the same pair is never posted twice
 * @param job whose movement it is; a grant or top-up is none's
 * @param gpuMillis that were paid for or given back
 */
public record Posting(
    PostingKind kind,
    String subject,
    String account,
    Optional<String> job,
    long gpuMillis,
    List<Entry> entries) {

  /** What one book gets (or gives, if negative). */
  public record Entry(Book book, MicroCredits amount) {}

  public Posting {
    entries = List.copyOf(entries);
    var sum = MicroCredits.sum(entries.stream().map(Entry::amount).toList());
    if (!sum.isZero() || entries.stream().anyMatch(entry -> entry.amount().isZero())) {
      throw new IllegalArgumentException("not balanced: %s %s".formatted(kind, entries));
    }
  }

  /** {@code month} as in 2026-11. */
  public static Posting grant(String account, String month, MicroCredits amount) {
    var subject = account + "/" + month;
    return move(PostingKind.GRANT, subject, account, Optional.empty(), ISSUED, AVAILABLE, amount);
  }

  /** {@code payment} is what the payment is known by where it was made. */
  public static Posting topUp(String account, String payment, MicroCredits amount) {
    var subject = account + "/" + payment;
    return move(PostingKind.TOP_UP, subject, account, Optional.empty(), ISSUED, AVAILABLE, amount);
  }

  public static Posting hold(String account, String job, MicroCredits amount) {
    return move(PostingKind.HOLD, job, account, Optional.of(job), AVAILABLE, HELD, amount);
  }

  public static Posting grow(String account, String job, int time, MicroCredits amount) {
    var subject = job + "/" + time;
    return move(PostingKind.GROW, subject, account, Optional.of(job), AVAILABLE, HELD, amount);
  }

  /** From what is held for the job. */
  public static Posting capture(
      String account, String job, String take, long gpuMillis, MicroCredits amount) {
    return move(PostingKind.CAPTURE, take, account, Optional.of(job), HELD, EARNED, amount)
        .lasting(gpuMillis);
  }

  /** Of a job for which nothing is held: it is paid afterwards. */
  public static Posting captureAfterwards(
      String account, String job, String take, long gpuMillis, MicroCredits amount) {
    return move(PostingKind.CAPTURE, take, account, Optional.of(job), AVAILABLE, EARNED, amount)
        .lasting(gpuMillis);
  }

  public static Posting release(String account, String job, MicroCredits amount) {
    return move(PostingKind.RELEASE, job, account, Optional.of(job), HELD, AVAILABLE, amount);
  }

  /** {@code subject} is the job, or one of its takes. */
  public static Posting refund(
      String account, String job, String subject, long gpuMillis, MicroCredits amount) {
    return move(PostingKind.REFUND, subject, account, Optional.of(job), EARNED, AVAILABLE, amount)
        .lasting(gpuMillis);
  }

  private Posting lasting(long millis) {
    return new Posting(kind, subject, account, job, millis, entries);
  }

  private static Posting move(
      PostingKind kind,
      String subject,
      String account,
      Optional<String> job,
      Book from,
      Book to,
      MicroCredits amount) {
    if (!amount.isPositive()) {
      throw new IllegalArgumentException("nothing to move: %s %s".formatted(kind, amount));
    }
    return new Posting(
        kind,
        subject,
        account,
        job,
        0,
        List.of(new Entry(from, amount.negated()), new Entry(to, amount)));
  }
}
