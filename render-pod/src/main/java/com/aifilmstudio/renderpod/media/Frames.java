package com.aifilmstudio.renderpod.media;

import static org.bytedeco.ffmpeg.global.avutil.av_get_pix_fmt_name;

import com.aifilmstudio.renderpod.engine.Clip;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntPredicate;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.javacpp.BytePointer;

/** Pictures out of a video, as RGB. */
public final class Frames {

  private static final String TO_RGB =
      "scale=in_range=tv:out_range=pc:flags=bicubic+accurate_rnd+full_chroma_int+bitexact,"
          + "format=rgb24";

  private Frames() {}

  /** All frames of a video in its own size; meant for short ones, they are all held in memory. */
  public static Clip all(Path video) {
    return pick(video, index -> true);
  }

  /** The frames with these numbers, counted from 0. */
  public static Clip at(Path video, Set<Integer> numbers) {
    return pick(video, numbers::contains);
  }

  private static Clip pick(Path video, IntPredicate wanted) {
    try (var reader = VideoReader.ofPictures(video);
        var graph = new FilterGraph(source(reader), TO_RGB)) {
      List<byte[]> frames = new ArrayList<>();
      var number = new AtomicInteger();
      reader.frames(
          frame -> {
            if (wanted.test(number.getAndIncrement())) {
              graph.push(frame, rgb -> frames.add(pixels(rgb)));
            }
          });
      graph.finish(rgb -> frames.add(pixels(rgb)));
      var kind = reader.video().codecpar();
      var rate = reader.video().avg_frame_rate();
      return new Clip(kind.width(), kind.height(), rate.num() / rate.den(), frames);
    }
  }

  private static String source(VideoReader reader) {
    var kind = reader.video().codecpar();
    var clock = reader.video().time_base();
    return "video_size=%dx%d:pix_fmt=%s:time_base=%d/%d:colorspace=bt709:range=tv"
        .formatted(
            kind.width(),
            kind.height(),
            av_get_pix_fmt_name(kind.format()).getString(),
            clock.num(),
            clock.den());
  }

  private static byte[] pixels(AVFrame frame) {
    int row = frame.width() * 3;
    byte[] rgb = new byte[row * frame.height()];
    BytePointer data = frame.data(0);
    for (int y = 0; y < frame.height(); y++) {
      data.position((long) y * frame.linesize(0)).get(rgb, y * row, row);
    }
    data.position(0);
    return rgb;
  }
}
