package com.aifilmstudio.core.queue;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * What several workers of one kind are given that ask together: the same tasks as if they had asked
 * one after the other, see {@link Pick}.
 *
 * @param tasks for the first worker, the second and so on; there may be fewer than workers
 * @param atEnd whether the other workers get nothing; if not, they have to ask again
 */
public record Deal(List<Offer> tasks, boolean atEnd) {

  /** A waiting task. */
  public record Offer(String task, double gpuSeconds) {}

  /**
   * An account with tasks for these workers.
   *
   * @param offers its first ones, in order
   * @param more there may be others behind them
   */
  public record Hand(Share share, List<Offer> offers, boolean more) {}

  public Deal {
    tasks = List.copyOf(tasks);
  }

  /** Deals to so many workers, each with so many GPUs. */
  public static Deal of(Collection<Hand> hands, int workers, int gpus, Instant now) {
    var order = new TreeSet<>(FairShare.ORDER);
    Map<String, Hand> byAccount = new HashMap<>();
    Map<String, Deque<Offer>> left = new HashMap<>();
    for (var hand : hands) {
      order.add(hand.share());
      byAccount.put(hand.share().account(), hand);
      left.put(hand.share().account(), new ArrayDeque<>(hand.offers()));
    }
    var dealt = new ArrayList<Offer>();
    while (dealt.size() < workers && !order.isEmpty()) {
      var share = order.removeFirst();
      var offers = left.get(share.account());
      if (!share.hasRoomFor(gpus)) {
        continue;
      }
      if (!offers.isEmpty()) {
        var offer = offers.remove();
        dealt.add(offer);
        order.add(FairShare.granted(share, offer.gpuSeconds(), gpus, now));
      } else if (byAccount.get(share.account()).more()) {
        return new Deal(dealt, false);
      }
    }
    return new Deal(dealt, true);
  }
}
