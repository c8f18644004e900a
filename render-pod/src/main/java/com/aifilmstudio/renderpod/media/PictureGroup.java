package com.aifilmstudio.renderpod.media;

import static org.bytedeco.ffmpeg.global.avcodec.*;
import static org.bytedeco.ffmpeg.global.avutil.*;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVFrame;

/** Pictures that follow each other and are coded together, the first of them as a key frame. */
final class PictureGroup {

  private final List<AVFrame> pictures = new ArrayList<>();

  /** Keeps the picture without copying its pixels. */
  void add(AVFrame picture) {
    pictures.add(av_frame_clone(picture));
  }

  /** Codes the group by an encoder of its own, and lets go of its pictures. */
  List<AVPacket> encode(Delivery delivery) {
    var packets = new ArrayList<AVPacket>();
    try (var encoder =
        new H264Encoder(delivery.width(), delivery.height(), delivery.framesPerSecond())) {
      for (var picture : pictures) {
        encoder.encode(picture, packet -> packets.add(av_packet_clone(packet)));
      }
      encoder.encode(null, packet -> packets.add(av_packet_clone(packet)));
      return packets;
    } catch (RuntimeException e) {
      free(packets);
      throw e;
    } finally {
      drop();
    }
  }

  /** Lets go of the pictures. */
  void drop() {
    pictures.forEach(picture -> av_frame_free(picture));
    pictures.clear();
  }

  static void free(List<AVPacket> packets) {
    packets.forEach(packet -> av_packet_free(packet));
  }
}
