package com.aifilmstudio.operator.renderpool;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Pods that ended before they could work. Each makes the wait for the next one twice as long, until
 * a worker has loaded its model. Kept in memory: a new leader begins with one more try.
 */
final class StartTroubles {

  private static final Duration FIRST_WAIT = Duration.ofSeconds(5);
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);
  private static final int MOST_DOUBLINGS = 6;

  /** How a pool's starts have gone: failures in a row, and when the next try is. */
  record State(int failures, Optional<Instant> notBefore) {
    static final State NONE = new State(0, Optional.empty());

    boolean blocksAt(Instant now) {
      return notBefore.filter(now::isBefore).isPresent();
    }
  }

  private final Map<String, State> byPool = new HashMap<>();
  private final Map<String, Set<String>> counted = new HashMap<>();

  /** Takes account of the pods as they are now; a failed pod counts once. */
  synchronized State look(String poolUid, List<PodSeen> pods, Instant now) {
    var seen = counted.computeIfAbsent(poolUid, uid -> new HashSet<>());
    var state = byPool.getOrDefault(poolUid, State.NONE);
    if (pods.stream().anyMatch(PodSeen::isLoaded)) {
      state = State.NONE;
    }
    for (var pod : pods) {
      if (failedAtStart(pod) && seen.add(pod.uid())) {
        state = worse(state, now);
      }
    }
    seen.retainAll(pods.stream().map(PodSeen::uid).toList());
    byPool.put(poolUid, state);
    return state;
  }

  synchronized void forget(String poolUid) {
    byPool.remove(poolUid);
    counted.remove(poolUid);
  }

  private static boolean failedAtStart(PodSeen pod) {
    return pod.life() == PodSeen.Life.FAILED
        && pod.worker().flatMap(worker -> worker.readyAt()).isEmpty();
  }

  private static State worse(State state, Instant now) {
    var wait = FIRST_WAIT.multipliedBy(1L << Math.min(state.failures(), MOST_DOUBLINGS));
    var bounded = wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT;
    return new State(state.failures() + 1, Optional.of(now.plus(bounded)));
  }
}
