package com.aifilmstudio.operator.previews;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * Keeps one picture per task, the newest, for as long as there is room. What comes too often is
 * turned away before anybody looks at it: a farm of any size costs no more than this.
 */
@Singleton
public class Previews {

  /** How much is kept, and how much is taken. */
  record Limits(long bytes, int perSecond, Duration between, Duration kept) {

    static final Limits USUAL =
        new Limits(64L << 20, 50, Duration.ofMillis(900), Duration.ofMinutes(15));
  }

  private final InstantSource clock;
  private final Limits limits;
  private final Map<String, Preview> newest = new LinkedHashMap<>(); // the oldest first
  private long bytes;
  private long second;
  private int taken;

  @Inject
  Previews(InstantSource clock) {
    this(clock, Limits.USUAL);
  }

  Previews(InstantSource clock, Limits limits) {
    this.clock = clock;
    this.limits = limits;
  }

  /** Whether a picture of the task is welcome now; one that is counts. */
  public synchronized boolean admits(String task) {
    var now = clock.instant();
    var last = newest.get(task);
    if (last != null && last.at().plus(limits.between()).isAfter(now)) {
      return false;
    }
    if (now.getEpochSecond() != second) {
      second = now.getEpochSecond();
      taken = 0;
    }
    if (taken == limits.perSecond()) {
      return false;
    }
    taken++;
    return true;
  }

  /** Takes the place of the task's picture before. */
  public synchronized Preview put(String task, byte[] jpeg) {
    var now = clock.instant();
    var preview = new Preview(jpeg, tag(jpeg), now);
    remove(task);
    newest.put(task, preview);
    bytes += jpeg.length;
    for (var oldest = oldest(); isTooMuch(oldest, now); oldest = oldest()) {
      remove(oldest.getKey());
    }
    return preview;
  }

  public synchronized Optional<Preview> find(String task) {
    return Optional.ofNullable(newest.get(task))
        .filter(preview -> preview.at().plus(limits.kept()).isAfter(clock.instant()));
  }

  private Map.Entry<String, Preview> oldest() {
    return newest.entrySet().iterator().next();
  }

  /** The one that was put just now stays, whatever its size. */
  private boolean isTooMuch(Map.Entry<String, Preview> oldest, Instant now) {
    return newest.size() > 1
        && (bytes > limits.bytes() || !oldest.getValue().at().plus(limits.kept()).isAfter(now));
  }

  private void remove(String task) {
    var gone = newest.remove(task);
    bytes -= gone == null ? 0 : gone.jpeg().length;
  }

  private static String tag(byte[] jpeg) {
    var sum = new CRC32C();
    sum.update(ByteBuffer.wrap(jpeg));
    return "%08x-%x".formatted(sum.getValue(), jpeg.length);
  }
}
