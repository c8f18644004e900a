package com.aifilmstudio.renderpod.media;

import static org.bytedeco.ffmpeg.global.avcodec.*;
import static org.bytedeco.ffmpeg.global.avformat.*;
import static org.bytedeco.ffmpeg.global.avutil.*;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avutil.AVDictionary;

/** Reads back the captions of a film, as a player would find them. */
final class CaptionTrack {

  private CaptionTrack() {}

  static List<Caption> read(Path film) {
    var file = new AVFormatContext(null);
    Ffmpeg.check(avformat_open_input(file, film.toString(), null, null), "opening");
    Ffmpeg.check(avformat_find_stream_info(file, (AVDictionary) null), "reading");
    var packet = av_packet_alloc();
    var captions = new ArrayList<Caption>();
    while (av_read_frame(file, packet) >= 0) {
      var stream = file.streams(packet.stream_index());
      if (stream.codecpar().codec_id() == AV_CODEC_ID_MOV_TEXT && packet.size() > 2) {
        var bytes = new byte[packet.size()];
        packet.data().get(bytes);
        long start = av_rescale_q(packet.pts(), stream.time_base(), av_make_q(1, 1000));
        long lasts = av_rescale_q(packet.duration(), stream.time_base(), av_make_q(1, 1000));
        var text = new String(bytes, 2, bytes.length - 2, StandardCharsets.UTF_8);
        captions.add(new Caption(start, start + lasts, text));
      }
      av_packet_unref(packet);
    }
    av_packet_free(packet);
    avformat_close_input(file);
    return captions;
  }
}
