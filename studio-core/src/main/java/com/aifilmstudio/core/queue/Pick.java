package com.aifilmstudio.core.queue;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a worker is given: the first task of the first account that has one for it. This is the rule
 * in its plainest form, which everything that is faster is tested against.
 */
public record Pick(Share share, WaitingTask task) {

  /** Accounts that are not among {@code shares} have no work here. */
  public static Optional<Pick> of(
      Asker asker, Collection<Share> shares, Collection<WaitingTask> waiting, Instant now) {
    Map<String, List<WaitingTask>> suitable =
        waiting.stream()
            .filter(task -> task.suits(asker, now))
            .collect(Collectors.groupingBy(WaitingTask::account));
    return shares.stream()
        .filter(share -> share.hasRoomFor(asker.gpus()))
        .filter(share -> suitable.containsKey(share.account()))
        .min(FairShare.ORDER)
        .map(share -> new Pick(share, first(suitable.get(share.account()))));
  }

  private static WaitingTask first(List<WaitingTask> tasks) {
    return tasks.stream().min(TaskOrder.INSIDE_ACCOUNT).orElseThrow();
  }
}
