package com.aifilmstudio.renderpod.media;

import static com.aifilmstudio.renderpod.media.Ffmpeg.check;
import static org.bytedeco.ffmpeg.global.avcodec.*;
import static org.bytedeco.ffmpeg.global.avutil.*;

import com.aifilmstudio.renderpod.engine.Clip;
import java.nio.file.Path;
import java.util.SortedMap;
import org.bytedeco.ffmpeg.avutil.AVFrame;

/**
 * Turns a clip of the model's size and rate into a shot's video of the size, rate and exact number
 * of frames that the film needs. Equal clips give equal bytes on any number of cores.
 */
public final class ShotEncoder {

  private ShotEncoder() {}

  public static void encode(
      Clip clip, Delivery delivery, SortedMap<String, String> metadata, Path target) {
    try (var encoder =
            new H264Encoder(delivery.width(), delivery.height(), delivery.framesPerSecond());
        var graph = new FilterGraph(source(clip), DeliveryFilters.chain(clip, delivery));
        var writer = new Mp4Writer(target, delivery.framesPerSecond(), metadata)) {
      new Run(encoder, writer, delivery).encode(clip, graph);
    }
  }

  private static String source(Clip clip) {
    return "video_size=%dx%d:pix_fmt=rgb24:time_base=1/%d:frame_rate=%d/1:colorspace=gbr:range=pc"
        .formatted(clip.width(), clip.height(), clip.fps(), clip.fps());
  }

  /** One encoding: counts what leaves the filters, and lets exactly the ordered frames through. */
  private static final class Run {
    private final H264Encoder encoder;
    private final Mp4Writer writer;
    private final Delivery delivery;
    private final int track;
    private int delivered;

    Run(H264Encoder encoder, Mp4Writer writer, Delivery delivery) {
      this.encoder = encoder;
      this.writer = writer;
      this.delivery = delivery;
      var kind = avcodec_parameters_alloc();
      try {
        check(avcodec_parameters_from_context(kind, encoder.context()), "describing the video");
        track = writer.addTrack(kind);
      } finally {
        avcodec_parameters_free(kind);
      }
      writer.start();
    }

    void encode(Clip clip, FilterGraph graph) {
      try (var picture = new RgbPicture(clip.width(), clip.height())) {
        long time = 0;
        for (var pixels : clip.frames()) {
          graph.push(picture.of(pixels, time++), this::deliver);
        }
        // Interpolation shows a moment only when it has seen the ones after it, so the last picture
        // is held until all ordered frames are out.
        for (int held = 0; delivered < delivery.frames() && held < 2 + delivery.frames(); held++) {
          graph.push(picture.of(clip.frames().getLast(), time++), this::deliver);
        }
      }
      if (delivered != delivery.frames()) {
        throw new MediaException(
            "the filters gave %d of %d frames".formatted(delivered, delivery.frames()));
      }
      write(null);
      writer.finish();
    }

    private void deliver(AVFrame frame) {
      if (delivered < delivery.frames()) {
        frame.pts(delivered++).pict_type(AV_PICTURE_TYPE_NONE);
        write(frame);
      }
    }

    private void write(AVFrame frame) {
      var clock = encoder.context().time_base();
      encoder.encode(frame, packet -> writer.write(track, packet, clock));
    }
  }
}
