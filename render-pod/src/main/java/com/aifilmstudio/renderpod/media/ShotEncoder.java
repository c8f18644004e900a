package com.aifilmstudio.renderpod.media;

import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_free;
import static org.bytedeco.ffmpeg.global.avutil.AV_PICTURE_TYPE_NONE;
import static org.bytedeco.ffmpeg.global.avutil.av_make_q;

import com.aifilmstudio.renderpod.engine.Clip;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import org.bytedeco.ffmpeg.avutil.AVFrame;

/**
 * Turns the parts of a shot, in the model's size and rate, into one video of the size, rate and
 * exact number of frames that the film needs. Equal parts give equal bytes on any number of cores.
 *
 * <p>Each part goes through filters of its own: two parts come from different noise, so a picture
 * interpolated between the last of one and the first of the next would show both and neither.
 */
public final class ShotEncoder {

  private final GroupedEncoder encoder;
  private final Delivery delivery;
  private int delivered;

  private ShotEncoder(GroupedEncoder encoder, Delivery delivery) {
    this.encoder = encoder;
    this.delivery = delivery;
  }

  /**
   * Writes the shot's file.
   *
   * @param parts in order, all of one size and rate
   * @param metadata of the file
   */
  public static void encode(
      List<Clip> parts, Delivery delivery, SortedMap<String, String> metadata, Path target) {
    var clock = av_make_q(1, delivery.framesPerSecond());
    try (var writer = new Mp4Writer(target, delivery.framesPerSecond(), metadata)) {
      int track = addTrack(writer, delivery);
      writer.start();
      try (var encoder =
          new GroupedEncoder(delivery, packet -> writer.write(track, packet, clock))) {
        new ShotEncoder(encoder, delivery).encode(parts);
      }
      writer.finish();
    }
  }

  private static int addTrack(Mp4Writer writer, Delivery delivery) {
    try (var encoder =
        new H264Encoder(delivery.width(), delivery.height(), delivery.framesPerSecond())) {
      var parameters = encoder.parameters();
      try {
        return writer.addTrack(parameters);
      } finally {
        avcodec_parameters_free(parameters);
      }
    }
  }

  private void encode(List<Clip> parts) {
    long seen = 0;
    for (var part : parts) {
      seen += part.frames().size();
      long ends = Math.round((double) seen * delivery.framesPerSecond() / part.fps());
      boolean last = part == parts.getLast();
      encode(part, last ? delivery.frames() : (int) Math.min(ends, delivery.frames()));
    }
    encoder.finish();
  }

  /** Delivers frames from this part until there are so many of the shot. */
  private void encode(Clip part, int until) {
    try (var graph = new FilterGraph(source(part), DeliveryFilters.chain(part, delivery));
        var picture = new RgbPicture(part.width(), part.height())) {
      long time = 0;
      for (var pixels : part.frames()) {
        MediaInterrupted.throwIfInterrupted();
        graph.push(picture.of(pixels, time++), frame -> deliver(frame, until));
      }
      // Interpolation shows a moment only when it has seen the ones after it, so the last picture
      // is held until all ordered frames are out.
      for (int held = 0; delivered < until && held < 2 + delivery.frames(); held++) {
        MediaInterrupted.throwIfInterrupted();
        graph.push(picture.of(part.frames().getLast(), time++), frame -> deliver(frame, until));
      }
    }
    if (delivered < until) {
      throw new MediaException("the filters gave %d of %d frames".formatted(delivered, until));
    }
  }

  private void deliver(AVFrame frame, int until) {
    if (delivered < until) {
      frame.pts(delivered++).pict_type(AV_PICTURE_TYPE_NONE);
      encoder.add(frame);
    }
  }

  private static String source(Clip clip) {
    return "video_size=%dx%d:pix_fmt=rgb24:time_base=1/%d:frame_rate=%d/1:colorspace=gbr:range=pc"
        .formatted(clip.width(), clip.height(), clip.fps(), clip.fps());
  }
}
