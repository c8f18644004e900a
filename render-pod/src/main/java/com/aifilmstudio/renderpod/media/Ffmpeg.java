package com.aifilmstudio.renderpod.media;

import static org.bytedeco.ffmpeg.global.avutil.AV_ERROR_MAX_STRING_SIZE;
import static org.bytedeco.ffmpeg.global.avutil.AV_LOG_QUIET;
import static org.bytedeco.ffmpeg.global.avutil.av_log_set_level;
import static org.bytedeco.ffmpeg.global.avutil.av_strerror;

import java.nio.charset.StandardCharsets;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avfilter;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.swscale;

/**
 * The door to ffmpeg's libraries: loads them quietly and turns its error numbers into exceptions.
 */
public final class Ffmpeg {

  static {
    av_log_set_level(AV_LOG_QUIET); // what goes wrong is thrown, not printed
  }

  private Ffmpeg() {}

  /** Versions of the libraries that decide what a file looks like, for a film's lock. */
  public static String version() {
    return "libavcodec %s, libavformat %s, libavfilter %s, libswscale %s"
        .formatted(
            dotted(avcodec.avcodec_version()),
            dotted(avformat.avformat_version()),
            dotted(avfilter.avfilter_version()),
            dotted(swscale.swscale_version()));
  }

  /** Unpacks and links the libraries now, so that the first shot does not pay for it. */
  public static void warmUp() {
    version();
  }

  static int check(int result, String doing) {
    if (result < 0) {
      throw failure(result, doing);
    }
    return result;
  }

  static <T> T present(T pointer, String what) {
    if (pointer == null) {
      throw new MediaException("ffmpeg has no " + what);
    }
    return pointer;
  }

  static MediaException failure(int result, String doing) {
    var text = new byte[AV_ERROR_MAX_STRING_SIZE];
    av_strerror(result, text, text.length);
    return new MediaException(doing + ": " + terminated(text));
  }

  private static String terminated(byte[] text) {
    int end = 0;
    while (end < text.length && text[end] != 0) {
      end++;
    }
    return new String(text, 0, end, StandardCharsets.UTF_8);
  }

  private static String dotted(int version) {
    return "%d.%d.%d".formatted(version >> 16, version >> 8 & 0xff, version & 0xff);
  }
}
