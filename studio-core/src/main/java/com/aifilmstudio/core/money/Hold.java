package com.aifilmstudio.core.money;

import com.aifilmstudio.core.failure.Blame;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a job pays and what is set aside for it, from its order to its end. Every change says which
 * postings go with it; whoever carries it out writes both or none.
 *
 * @param secured false: nothing is held, takes are paid from the balance
 * @param amount held in all, with what it grew; captures never exceed it
 * @param needs the growth for which its account had too little
 */
public record Hold(
    String job,
    String account,
    Rate rate,
    boolean secured,
    MicroCredits amount,
    MicroCredits captured,
    MicroCredits refunded,
    int growths,
    Optional<MicroCredits> needs,
    boolean open) {

  /** A hold after a change, with what is posted for it. */
  public record Moved(Hold hold, List<Posting> postings) {

    public Moved {
      postings = List.copyOf(postings);
    }

    /** By how much the account's balance changes. */
    public MicroCredits toBalance() {
      return MicroCredits.sum(
          postings.stream()
              .flatMap(posting -> posting.entries().stream())
              .filter(entry -> entry.book() == Book.AVAILABLE)
              .map(Posting.Entry::amount)
              .toList());
    }
  }

  /** For a job of an account that pays beforehand; without a price nothing is held. */
  public static Moved placed(String job, String account, Rate rate, MicroCredits amount) {
    var held = rate.free() ? MicroCredits.ZERO : amount;
    var hold = opened(job, account, rate, true, held);
    return new Moved(
        hold, held.isPositive() ? List.of(Posting.hold(account, job, held)) : List.of());
  }

  /** For a job that is paid afterwards. */
  public static Moved afterwards(String job, String account, Rate rate) {
    return new Moved(opened(job, account, rate, false, MicroCredits.ZERO), List.of());
  }

  private static Hold opened(
      String job, String account, Rate rate, boolean secured, MicroCredits amount) {
    return new Hold(
        job,
        account,
        rate,
        secured,
        amount,
        MicroCredits.ZERO,
        MicroCredits.ZERO,
        0,
        Optional.empty(),
        true);
  }

  /** What is held and not captured. */
  public MicroCredits left() {
    return secured && open ? amount.minus(captured) : MicroCredits.ZERO;
  }

  /** The GPU time of a take is paid: at most what is left, and nothing after the job's end. */
  public Moved capture(String take, long gpuMillis) {
    var cost = open ? rate.cost(gpuMillis) : MicroCredits.ZERO;
    var paid = secured ? cost.min(left()) : cost;
    if (!paid.isPositive()) {
      return new Moved(this, List.of());
    }
    return new Moved(
        with(amount, captured.plus(paid), refunded, growths, needs, open),
        List.of(
            secured
                ? Posting.capture(account, job, take, gpuMillis, paid)
                : Posting.captureAfterwards(account, job, take, gpuMillis, paid)));
  }

  /** Whether it must be looked if the rest suffices. */
  public boolean isLow() {
    return open && secured && !rate.free() && HoldRule.isLow(amount, captured);
  }

  /** Whether it can go on with that much still to come, and that much to be had. */
  public HoldRule.Next next(MicroCredits rest, MicroCredits available) {
    return isLow() ? HoldRule.after(amount, captured, rest, available) : new HoldRule.Next.Enough();
  }

  public Moved grow(MicroCredits more) {
    int time = growths + 1;
    return new Moved(
        with(amount.plus(more), captured, refunded, time, Optional.empty(), open),
        List.of(Posting.grow(account, job, time, more)));
  }

  /** Nothing is needed that is not there. */
  public Hold funded() {
    return with(amount, captured, refunded, growths, Optional.empty(), open);
  }

  public Hold needing(MicroCredits more) {
    return with(amount, captured, refunded, growths, Optional.of(more), open);
  }

  /** What the job has paid for and got. */
  public MicroCredits paid() {
    return captured.minus(refunded);
  }

  /** One take is given back. */
  public Moved refund(String take, long gpuMillis, MicroCredits back) {
    if (paid().isLessThan(back)) {
      throw new IllegalArgumentException("more than was paid: " + back);
    }
    return new Moved(
        with(amount, captured, refunded.plus(back), growths, needs, open),
        List.of(Posting.refund(account, job, take, gpuMillis, back)));
  }

  /**
   * The job is over: what is left goes back, and by blame also what was paid.
   *
   * @param blame of the failure that ended it, if one did
   * @param paidMillis GPU time of what was paid
   */
  public Moved close(Optional<Blame> blame, long paidMillis) {
    if (!open) {
      return new Moved(this, List.of());
    }
    var released =
        left().isPositive() ? List.of(Posting.release(account, job, left())) : List.<Posting>of();
    var closed = with(amount, captured, refunded, growths, Optional.empty(), false);
    if (!RefundRule.refunds(blame) || !paid().isPositive()) {
      return new Moved(closed, released);
    }
    var refund = closed.refund(job, paidMillis, paid());
    return new Moved(
        refund.hold(), Stream.concat(released.stream(), refund.postings().stream()).toList());
  }

  private Hold with(
      MicroCredits newAmount,
      MicroCredits newCaptured,
      MicroCredits newRefunded,
      int newGrowths,
      Optional<MicroCredits> newNeeds,
      boolean newOpen) {
    return new Hold(
        job,
        account,
        rate,
        secured,
        newAmount,
        newCaptured,
        newRefunded,
        newGrowths,
        newNeeds,
        newOpen);
  }
}
