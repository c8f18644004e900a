package com.aifilmstudio.renderpod.media;

import static com.aifilmstudio.renderpod.media.Ffmpeg.check;
import static com.aifilmstudio.renderpod.media.Ffmpeg.present;
import static org.bytedeco.ffmpeg.global.avcodec.*;
import static org.bytedeco.ffmpeg.global.avformat.*;
import static org.bytedeco.ffmpeg.global.avutil.*;

import java.nio.file.Path;
import java.util.function.Consumer;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;

/** A video file, read from its beginning to its end once. */
final class VideoReader implements AutoCloseable {

  /** How much must be known of a file: finding out about its pictures decodes some of them. */
  private enum Depth {
    PACKETS,
    PICTURES
  }

  private final AVFormatContext file = new AVFormatContext(null);
  private final AVPacket packet = av_packet_alloc();
  private final int video;

  private VideoReader(Path source, Depth depth) {
    var name = source.getFileName();
    check(avformat_open_input(file, source.toString(), null, null), "opening " + name);
    if (depth == Depth.PICTURES) {
      check(avformat_find_stream_info(file, (AVDictionary) null), "reading " + name);
    }
    video = av_find_best_stream(file, AVMEDIA_TYPE_VIDEO, -1, -1, (AVCodec) null, 0);
    check(video, "looking for the video in " + name);
  }

  /** To copy what is coded. */
  static VideoReader ofPackets(Path source) {
    return new VideoReader(source, Depth.PACKETS);
  }

  /** To decode it. */
  static VideoReader ofPictures(Path source) {
    return new VideoReader(source, Depth.PICTURES);
  }

  String container() {
    return file.iformat().name().getString();
  }

  int captionTracks() {
    int count = 0;
    for (int i = 0; i < file.nb_streams(); i++) {
      if (file.streams(i).codecpar().codec_type() == AVMEDIA_TYPE_SUBTITLE) {
        count++;
      }
    }
    return count;
  }

  AVStream video() {
    return file.streams(video);
  }

  /** Hands out the video's packets as they are; one that is given out is valid in the call. */
  void packets(Consumer<AVPacket> sink) {
    while (true) {
      MediaInterrupted.throwIfInterrupted();
      int got = av_read_frame(file, packet);
      if (got == AVERROR_EOF()) {
        return;
      }
      check(got, "reading the video");
      try {
        if (packet.stream_index() == video) {
          sink.accept(packet);
        }
      } finally {
        av_packet_unref(packet);
      }
    }
  }

  /** Decodes every frame, stopping at the first that is damaged. */
  void frames(Consumer<AVFrame> sink) {
    var kind = video().codecpar();
    AVCodecContext codec =
        avcodec_alloc_context3(present(avcodec_find_decoder(kind.codec_id()), "decoder"));
    AVFrame frame = av_frame_alloc();
    try {
      check(avcodec_parameters_to_context(codec, kind), "describing the video");
      codec.thread_count(1).err_recognition(AV_EF_EXPLODE | AV_EF_CRCCHECK | AV_EF_CAREFUL);
      check(avcodec_open2(codec, null, (AVDictionary) null), "opening the decoder");
      packets(
          coded -> {
            check(avcodec_send_packet(codec, coded), "decoding");
            receive(codec, frame, sink);
          });
      check(avcodec_send_packet(codec, null), "decoding");
      receive(codec, frame, sink);
    } finally {
      av_frame_free(frame);
      avcodec_free_context(codec);
    }
  }

  private static void receive(AVCodecContext codec, AVFrame frame, Consumer<AVFrame> sink) {
    while (true) {
      int got = avcodec_receive_frame(codec, frame);
      if (got == AVERROR_EAGAIN() || got == AVERROR_EOF()) {
        return;
      }
      check(got, "decoding");
      if ((frame.flags() & AVFrame.AV_FRAME_FLAG_CORRUPT) != 0) {
        throw new MediaException("decoding: a damaged frame");
      }
      sink.accept(frame);
      av_frame_unref(frame);
    }
  }

  @Override
  public void close() {
    av_packet_free(packet);
    avformat_close_input(file);
  }
}
