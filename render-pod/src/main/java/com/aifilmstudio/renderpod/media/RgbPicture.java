package com.aifilmstudio.renderpod.media;

import static com.aifilmstudio.renderpod.media.Ffmpeg.check;
import static org.bytedeco.ffmpeg.global.avutil.*;

import org.bytedeco.ffmpeg.avutil.AVFrame;

/** One frame of ffmpeg's, filled again and again from arrays of RGB. */
final class RgbPicture implements AutoCloseable {

  private final AVFrame frame = av_frame_alloc();
  private final int width;
  private final int height;

  RgbPicture(int width, int height) {
    this.width = width;
    this.height = height;
  }

  AVFrame of(byte[] pixels, long time) {
    av_frame_unref(frame); // filters may still hold the pixels of the last one
    frame
        .format(AV_PIX_FMT_RGB24)
        .width(width)
        .height(height)
        .colorspace(AVCOL_SPC_RGB)
        .color_range(AVCOL_RANGE_JPEG)
        .pts(time);
    check(av_frame_get_buffer(frame, 0), "holding a picture");
    int row = width * 3;
    var data = frame.data(0);
    for (int y = 0; y < height; y++) {
      data.position((long) y * frame.linesize(0)).put(pixels, y * row, row);
    }
    data.position(0);
    return frame;
  }

  @Override
  public void close() {
    av_frame_free(frame);
  }
}
