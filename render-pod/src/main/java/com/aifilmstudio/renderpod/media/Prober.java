package com.aifilmstudio.renderpod.media;

import static org.bytedeco.ffmpeg.global.avcodec.avcodec_get_name;
import static org.bytedeco.ffmpeg.global.avutil.*;

import java.nio.file.Path;
import java.util.Optional;
import org.bytedeco.javacpp.BytePointer;

/** Looks at a video file as {@code ffprobe -count_frames} does, with the same libraries. */
public final class Prober {

  private Prober() {}

  /** Never throws because of the file: what is wrong with it is part of the answer. */
  public static MediaProbe probe(Path file) {
    try (var reader = VideoReader.ofPictures(file)) {
      long[] frames = {0};
      var damage = Optional.<String>empty();
      try {
        reader.frames(frame -> frames[0]++);
      } catch (MediaException e) {
        damage = Optional.of(e.getMessage());
      }
      var video = reader.video();
      var kind = video.codecpar();
      var rate = video.avg_frame_rate();
      var clock = video.time_base();
      return new MediaProbe(
          reader.container(),
          name(avcodec_get_name(kind.codec_id())),
          name(av_get_pix_fmt_name(kind.format())),
          name(av_color_space_name(kind.color_space())),
          kind.width(),
          kind.height(),
          rate.num() + "/" + rate.den(),
          frames[0],
          (double) video.duration() * clock.num() / clock.den(),
          reader.captionTracks(),
          damage);
    } catch (MediaException e) {
      return MediaProbe.unreadable(e.getMessage());
    }
  }

  /** A damaged file may have values that ffmpeg has no name for. */
  private static String name(BytePointer name) {
    return name == null ? "unknown" : name.getString();
  }
}
