package com.aifilmstudio.renderpod.media;

import static com.aifilmstudio.renderpod.media.Ffmpeg.check;
import static org.bytedeco.ffmpeg.global.avcodec.*;
import static org.bytedeco.ffmpeg.global.avformat.*;
import static org.bytedeco.ffmpeg.global.avutil.*;

import java.nio.file.Path;
import java.util.SortedMap;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVRational;

/**
 * An MP4 that starts to play before it is read to its end, and in which nothing tells when or by
 * which job it was made. Metadata are sorted, because their order is part of the bytes.
 */
public final class Mp4Writer implements AutoCloseable {

  /** Ticks per frame; a common multiple keeps every rate exact. */
  private static final int TICKS = 512;

  private final AVFormatContext file = new AVFormatContext(null);
  private final int framesPerSecond;
  private boolean started;

  public Mp4Writer(Path target, int framesPerSecond, SortedMap<String, String> metadata) {
    this.framesPerSecond = framesPerSecond;
    check(avformat_alloc_output_context2(file, null, "mp4", target.toString()), "making an MP4");
    file.flags(file.flags() | AVFormatContext.AVFMT_FLAG_BITEXACT);
    var entries = new AVDictionary(null);
    metadata.forEach((key, value) -> av_dict_set(entries, key, value, 0));
    file.metadata(entries);
    var io = new AVIOContext(null);
    check(avio_open(io, target.toString(), AVIO_FLAG_WRITE), "opening " + target.getFileName());
    file.pb(io);
  }

  /** Adds a track whose clock ticks in frames; {@code kind} is copied. */
  public int addTrack(AVCodecParameters kind) {
    var stream = avformat_new_stream(file, null);
    check(avcodec_parameters_copy(stream.codecpar(), kind), "describing a track");
    stream.codecpar().codec_tag(0); // MP4's own tag, not the one of where it came from
    stream.time_base(av_make_q(1, framesPerSecond * TICKS));
    if (kind.codec_type() == AVMEDIA_TYPE_VIDEO) {
      stream.avg_frame_rate(av_make_q(framesPerSecond, 1));
    }
    return stream.index();
  }

  /** No more tracks: writes the head of the file. */
  public void start() {
    var options = new AVDictionary(null);
    av_dict_set(options, "movflags", "faststart", 0);
    av_dict_set(options, "video_track_timescale", Integer.toString(framesPerSecond * TICKS), 0);
    try {
      check(avformat_write_header(file, options), "writing the head of an MP4");
      started = true;
    } finally {
      av_dict_free(options);
    }
  }

  /** Writes a packet whose times are in {@code clock}. */
  public void write(int track, AVPacket packet, AVRational clock) {
    AVStream stream = file.streams(track);
    av_packet_rescale_ts(packet, clock, stream.time_base());
    packet.stream_index(track);
    packet.pos(-1);
    check(av_interleaved_write_frame(file, packet), "writing an MP4");
  }

  /** Writes the end; without it the file is not a video. */
  public void finish() {
    check(av_write_trailer(file), "writing the end of an MP4");
    started = false;
  }

  @Override
  public void close() {
    if (started) {
      av_write_trailer(file); // frees what the muxer holds; the file is thrown away by the caller
    }
    avio_closep(file.pb());
    avformat_free_context(file);
  }
}
