package com.aifilmstudio.renderpod.media;

import static org.bytedeco.ffmpeg.global.avcodec.*;
import static org.bytedeco.ffmpeg.global.avutil.*;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;
import java.util.SortedMap;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;

/**
 * Puts shots one after the other into a film without encoding anything again, and its captions into
 * a track beside them. Frames are numbered anew from the first shot on, so no rounding adds up.
 */
public final class ShotJoiner implements AutoCloseable {

  private final Mp4Writer writer;
  private final int framesPerSecond;
  private final Queue<Caption> captions;
  private final AVPacket captionPacket = av_packet_alloc();
  private final AVCodecParameters first = avcodec_parameters_alloc();
  private final int video;
  private int captionTrack;
  private long frames;

  private ShotJoiner(
      Path firstShot,
      int framesPerSecond,
      List<Caption> captions,
      SortedMap<String, String> metadata,
      Path target) {
    this.framesPerSecond = framesPerSecond;
    this.captions =
        new ArrayDeque<>(
            captions.stream().sorted(Comparator.comparingLong(Caption::startMillis)).toList());
    writer = new Mp4Writer(target, framesPerSecond, metadata);
    try (var reader = VideoReader.ofPackets(firstShot)) {
      avcodec_parameters_copy(first, reader.video().codecpar());
    }
    video = writer.addTrack(first);
    if (!captions.isEmpty()) {
      var kind = TimedText.kind(first.width(), first.height());
      captionTrack = writer.addTrack(kind);
      avcodec_parameters_free(kind);
    }
    writer.start();
  }

  /** Writes the film; throws {@link MediaException} when the shots do not fit together. */
  public static void join(
      List<Path> shots,
      int framesPerSecond,
      List<Caption> captions,
      SortedMap<String, String> metadata,
      Path target) {
    try (var joiner =
        new ShotJoiner(shots.getFirst(), framesPerSecond, captions, metadata, target)) {
      shots.forEach(joiner::append);
      joiner.writeCaptionsUntil(Long.MAX_VALUE);
      joiner.writer.finish();
    }
  }

  private void append(Path shot) {
    try (var reader = VideoReader.ofPackets(shot)) {
      if (!sameKind(reader.video().codecpar())) {
        throw new MediaException(
            "%s is coded in another way than the first shot".formatted(shot.getFileName()));
      }
      reader.packets(
          packet -> {
            writeCaptionsUntil(frames * 1000 / framesPerSecond);
            packet.pts(frames).dts(frames).duration(1);
            frames++;
            writer.write(video, packet, av_make_q(1, framesPerSecond));
          });
    }
  }

  /** Captions are written where they begin, so that a player finds them beside their pictures. */
  private void writeCaptionsUntil(long millis) {
    while (!captions.isEmpty() && captions.peek().startMillis() <= millis) {
      TimedText.fill(captionPacket, captions.remove());
      writer.write(captionTrack, captionPacket, av_make_q(1, 1000));
      av_packet_unref(captionPacket);
    }
  }

  private boolean sameKind(AVCodecParameters other) {
    return other.codec_id() == first.codec_id()
        && other.width() == first.width()
        && other.height() == first.height()
        && other.format() == first.format()
        && extra(other).equals(extra(first));
  }

  private static ByteBuffer extra(AVCodecParameters kind) {
    var bytes = new byte[kind.extradata_size()];
    if (bytes.length > 0) {
      kind.extradata().get(bytes);
    }
    return ByteBuffer.wrap(bytes);
  }

  @Override
  public void close() {
    av_packet_free(captionPacket);
    avcodec_parameters_free(first);
    writer.close();
  }
}
