package com.aifilmstudio.operator.memory;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** Answers that hold for a short time; the oldest are forgotten first. */
public final class BriefMemory<K, V> {

  private final InstantSource clock;
  private final Duration time;
  private final Map<K, Remembered<V>> entries;

  private record Remembered<V>(V value, Instant until) {}

  public BriefMemory(InstantSource clock, Duration time, int size) {
    this.clock = clock;
    this.time = time;
    this.entries =
        new LinkedHashMap<>() {
          private static final long serialVersionUID = 1L;

          @Override
          protected boolean removeEldestEntry(Map.Entry<K, Remembered<V>> eldest) {
            return size() > size;
          }
        };
  }

  /** Asks outside the lock: two who ask at once may both ask, nobody waits for another. */
  public V get(K key, Function<K, V> ask) {
    var now = clock.instant();
    synchronized (entries) {
      var known = entries.get(key);
      if (known != null && now.isBefore(known.until())) {
        return known.value();
      }
    }
    var value = ask.apply(key);
    synchronized (entries) {
      entries.remove(key); // so that it counts as the newest
      entries.put(key, new Remembered<>(value, now.plus(time)));
    }
    return value;
  }
}
