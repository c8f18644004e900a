package com.aifilmstudio.core.live;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What is noted in Redis of a shot's newest picture.
 *
 * @param tag tells it from the one before
 */
public record PictureTag(String tag, Instant at) {

  /** Pictures are kept so long after the last one of their shot. */
  public static final Duration KEPT = Duration.ofMinutes(2);

  public String text() {
    return tag + " " + at.toEpochMilli();
  }

  /** Empty if somebody else wrote it. */
  public static Optional<PictureTag> of(String text) {
    return text.matches("[0-9a-z-]{1,40} \\d{1,15}")
        ? Optional.of(
            new PictureTag(
                text.substring(0, text.indexOf(' ')),
                Instant.ofEpochMilli(Long.parseLong(text.substring(text.indexOf(' ') + 1)))))
        : Optional.empty();
  }

  /** Whether the picture has not been let go yet. */
  public boolean isThere(Instant now) {
    return now.isBefore(at.plus(KEPT));
  }
}
