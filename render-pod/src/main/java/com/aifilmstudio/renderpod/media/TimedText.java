package com.aifilmstudio.renderpod.media;

import static com.aifilmstudio.renderpod.media.Ffmpeg.check;
import static org.bytedeco.ffmpeg.global.avcodec.*;
import static org.bytedeco.ffmpeg.global.avutil.*;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.javacpp.BytePointer;

/** Captions as MP4 keeps them (3GPP timed text): white, at the bottom, in the player's own font. */
final class TimedText {

  private static final int LONGEST = 0xffff; // a sample's length has 16 bits

  private TimedText() {}

  static AVCodecParameters kind(int width, int height) {
    var kind = avcodec_parameters_alloc();
    byte[] look = look();
    var extra = new BytePointer(av_mallocz(look.length + AV_INPUT_BUFFER_PADDING_SIZE));
    extra.capacity(look.length).put(look);
    return kind.codec_type(AVMEDIA_TYPE_SUBTITLE)
        .codec_id(AV_CODEC_ID_MOV_TEXT)
        .width(width)
        .height(height)
        .extradata(extra)
        .extradata_size(look.length);
  }

  /** Fills the packet with one caption, timed in milliseconds. */
  static void fill(AVPacket packet, Caption caption) {
    byte[] text = caption.text().getBytes(StandardCharsets.UTF_8);
    if (text.length > LONGEST) {
      throw new MediaException("a caption of " + text.length + " bytes is too long");
    }
    check(av_new_packet(packet, 2 + text.length), "holding a caption");
    packet
        .data()
        .put(ByteBuffer.allocate(2 + text.length).putShort((short) text.length).put(text).array());
    packet
        .pts(caption.startMillis())
        .dts(caption.startMillis())
        .duration(caption.endMillis() - caption.startMillis())
        .flags(AV_PKT_FLAG_KEY);
  }

  private static byte[] look() {
    return ByteBuffer.allocate(48)
        .putInt(0) // display flags
        .put((byte) 1) // centred
        .put((byte) -1) // at the bottom
        .putInt(0) // transparent ground
        .putLong(0) // the whole picture is the text's box
        .putInt(0) // the style holds for all characters
        .putShort((short) 1) // font 1
        .put((byte) 0) // plain
        .put((byte) 18) // points
        .putInt(-1) // white
        .putInt(18) // length of the font table
        .put("ftab".getBytes(StandardCharsets.US_ASCII))
        .putShort((short) 1)
        .putShort((short) 1)
        .put((byte) 5)
        .put("Serif".getBytes(StandardCharsets.US_ASCII))
        .array();
  }
}
