package com.aifilmstudio.renderpod.media;

import static com.aifilmstudio.renderpod.media.Ffmpeg.check;
import static com.aifilmstudio.renderpod.media.Ffmpeg.present;
import static org.bytedeco.ffmpeg.global.avcodec.*;
import static org.bytedeco.ffmpeg.global.avutil.*;

import java.util.function.Consumer;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;

/**
 * Cisco's openh264 with one fixed setting: constant quantiser, no skipped frames, no B-frames, one
 * thread (with more its slices vary from run to run). Everything depends on size and rate alone, so
 * all shots of a film have the same parameter sets and can be joined without encoding again; and
 * equal pictures give equal bytes.
 */
final class H264Encoder implements AutoCloseable {

  /** Visually clean on soft generated pictures; about 1 Mbit/s at 640x360. */
  private static final int QUANTISER = 22;

  private final AVCodecContext codec;
  private final AVPacket packet = av_packet_alloc();

  H264Encoder(int width, int height, int framesPerSecond) {
    var encoder = present(avcodec_find_encoder_by_name("libopenh264"), "encoder libopenh264");
    codec = avcodec_alloc_context3(encoder);
    codec
        .width(width)
        .height(height)
        .pix_fmt(AV_PIX_FMT_YUV420P)
        .time_base(av_make_q(1, framesPerSecond))
        .framerate(av_make_q(framesPerSecond, 1))
        .gop_size(Integer.MAX_VALUE) // only the first picture is a key frame
        .max_b_frames(0)
        .qmin(QUANTISER)
        .qmax(QUANTISER)
        .thread_count(1)
        .color_primaries(AVCOL_PRI_BT709)
        .color_trc(AVCOL_TRC_BT709)
        .colorspace(AVCOL_SPC_BT709)
        .color_range(AVCOL_RANGE_MPEG)
        .flags(codec.flags() | AV_CODEC_FLAG_GLOBAL_HEADER | AV_CODEC_FLAG_BITEXACT);
    var options = new AVDictionary(null);
    av_dict_set(options, "rc_mode", "quality", 0);
    av_dict_set(options, "allow_skip_frames", "0", 0);
    av_dict_set(options, "profile", "main", 0);
    av_dict_set(options, "coder", "cabac", 0);
    try {
      check(avcodec_open2(codec, encoder, options), "opening libopenh264");
    } finally {
      av_dict_free(options);
    }
  }

  /** What a file must say of this encoder's video. */
  AVCodecParameters parameters() {
    var parameters = avcodec_parameters_alloc();
    check(avcodec_parameters_from_context(parameters, codec), "describing the video");
    return parameters;
  }

  /** Encodes the next frame, or ends with {@code null}. */
  void encode(AVFrame frame, Consumer<AVPacket> sink) {
    check(avcodec_send_frame(codec, frame), "encoding");
    while (true) {
      int got = avcodec_receive_packet(codec, packet);
      if (got == AVERROR_EAGAIN() || got == AVERROR_EOF()) {
        return;
      }
      check(got, "encoding");
      packet.duration(1);
      sink.accept(packet);
      av_packet_unref(packet);
    }
  }

  @Override
  public void close() {
    av_packet_free(packet);
    avcodec_free_context(codec);
  }
}
