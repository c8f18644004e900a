package com.aifilmstudio.core.money;

import java.time.Duration;

/** How much is held for a film, when more is, and when it must wait for money. */
public final class HoldRule {

  /** A film that waits so long for money is canceled. */
  public static final Duration PATIENCE = Duration.ofHours(24);

  /** The most that is held at the beginning; a longer film's hold grows while it renders. */
  public static final MicroCredits MOST_AT_FIRST = MicroCredits.credits(1_000);

  /** Of the hold in percent: when so much is captured it is looked whether the rest suffices. */
  private static final long LOOK_AT = 80;

  private HoldRule() {}

  /**
   * At first.
   *
   * @param p90 what nine of ten such films cost at most
   */
  public static MicroCredits first(MicroCredits p90) {
    return p90.min(MOST_AT_FIRST).max(MicroCredits.ZERO);
  }

  /** How a hold goes on after a capture. */
  public sealed interface Next {
    /** It suffices as it is. */
    record Enough() implements Next {}

    record Grow(MicroCredits amount) implements Next {}

    /** It would have to grow by more than there is: the film pauses. */
    record Exhausted(MicroCredits required, MicroCredits available) implements Next {}
  }

  /**
   * After a capture, or when there may be more money.
   *
   * @param hold in all, with what is captured
   * @param rest what the film is still expected to cost
   * @param available balance and credit line
   */
  public static Next after(
      MicroCredits hold, MicroCredits captured, MicroCredits rest, MicroCredits available) {
    if (!rest.isPositive() || !isLow(hold, captured)) {
      return new Next.Enough();
    }
    var whole = captured.plus(rest);
    if (!hold.isLessThan(whole)) {
      return new Next.Enough();
    }
    // So much that the rest should end where it would be looked at again.
    var wanted = new MicroCredits(Math.multiplyExact(Math.ceilDiv(whole.value(), LOOK_AT), 100L));
    var more = wanted.minus(hold);
    return available.isLessThan(more) ? new Next.Exhausted(more, available) : new Next.Grow(more);
  }

  /** Whether so much is captured that it must be looked if the rest suffices. */
  static boolean isLow(MicroCredits hold, MicroCredits captured) {
    return Math.multiplyExact(captured.value(), 100L) >= Math.multiplyExact(hold.value(), LOOK_AT);
  }
}
