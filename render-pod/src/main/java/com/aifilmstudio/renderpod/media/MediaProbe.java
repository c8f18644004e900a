package com.aifilmstudio.renderpod.media;

import java.util.Optional;

/**
 * What a video file says of itself and what came out when all of it was decoded.
 *
 * @param framesPerSecond of the video track, for example {@code 24/1}
 * @param frames that could be decoded
 * @param seconds the video track lasts
 * @param captions how many caption tracks there are
 * @param damage why decoding stopped, if it did
 */
public record MediaProbe(
    String container,
    String codec,
    String pixelFormat,
    String colours,
    int width,
    int height,
    String framesPerSecond,
    long frames,
    double seconds,
    int captions,
    Optional<String> damage) {

  /** A file that cannot even be opened. */
  static MediaProbe unreadable(String why) {
    return new MediaProbe("", "", "", "", 0, 0, "0/1", 0, 0, 0, Optional.of(why));
  }
}
