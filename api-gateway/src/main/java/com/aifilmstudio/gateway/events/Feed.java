package com.aifilmstudio.gateway.events;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What happens to one film, for all who follow it here: they share each look at the table of
 * events. The newest events are kept; who is further behind looks for itself until it has caught
 * up.
 */
final class Feed {

  /** A look that no hint asked for. */
  private static final Duration LOOK_UP = Duration.ofMinutes(1);

  private static final int KEPT = 256;

  /** The table of events. */
  interface Story {
    int AT_ONCE = 100;

    /** At most {@link #AT_ONCE} of those after {@code seq}. */
    Page after(int seq);
  }

  /**
   * Events, without those that are not for readers.
   *
   * @param last the number of the last one that was looked at
   * @param more whether others follow at once
   */
  record Page(List<Told> events, int last, boolean more) {}

  private final Story story;
  private final InstantSource clock;
  private final Set<Ear> ears = ConcurrentHashMap.newKeySet();
  private final ReentrantLock looking = new ReentrantLock();
  private final List<Told> newest = new ArrayList<>();
  private int from = -1;
  private int upTo;
  private Instant lookedAt = Instant.EPOCH;
  private volatile boolean stale = true;

  Feed(Story story, InstantSource clock) {
    this.story = story;
    this.clock = clock;
  }

  void add(Ear ear) {
    ears.add(ear);
  }

  /** Whether nobody is left. */
  boolean remove(Ear ear) {
    ears.remove(ear);
    return ears.isEmpty();
  }

  /** There may be something new in the table. */
  void hint() {
    stale = true;
    ears.forEach(Ear::wake);
  }

  void say(String subject, Told word) {
    ears.forEach(ear -> ear.hear(subject, word));
  }

  /** What comes after {@code seq}. */
  Page after(int seq) {
    looking.lock();
    try {
      if (from < 0) {
        from = seq;
        upTo = seq;
      }
      if (seq >= from) {
        lookIfNeeded();
        // Some may have been let go by this very look.
        if (seq >= from) {
          return new Page(
              newest.stream().filter(event -> event.seq().getAsInt() > seq).toList(),
              Math.max(seq, upTo),
              stale);
        }
      }
    } finally {
      looking.unlock();
    }
    return story.after(seq);
  }

  private void lookIfNeeded() {
    var now = clock.instant();
    if (!stale && now.isBefore(lookedAt.plus(LOOK_UP))) {
      return;
    }
    stale = false; // before the look: what comes during it is looked for again
    try {
      var page = story.after(upTo);
      newest.addAll(page.events());
      upTo = page.last();
      lookedAt = now;
      stale |= page.more();
    } catch (RuntimeException e) {
      stale = true;
      throw e;
    }
    while (newest.size() > KEPT) {
      from = newest.removeFirst().seq().getAsInt();
    }
  }
}
