package com.aifilmstudio.renderpod.media;

import static com.aifilmstudio.renderpod.media.Ffmpeg.check;
import static com.aifilmstudio.renderpod.media.Ffmpeg.present;
import static org.bytedeco.ffmpeg.global.avfilter.*;
import static org.bytedeco.ffmpeg.global.avutil.*;

import java.util.function.Consumer;
import org.bytedeco.ffmpeg.avfilter.AVFilterContext;
import org.bytedeco.ffmpeg.avfilter.AVFilterGraph;
import org.bytedeco.ffmpeg.avfilter.AVFilterInOut;
import org.bytedeco.ffmpeg.avutil.AVFrame;

/** A chain of ffmpeg filters with one way in and one way out. */
final class FilterGraph implements AutoCloseable {

  private final AVFilterGraph graph = avfilter_graph_alloc();
  private final AVFrame result = av_frame_alloc();
  private final AVFilterContext in;
  private final AVFilterContext out;

  /**
   * @param source arguments of ffmpeg's {@code buffer} filter
   * @param filters in ffmpeg's notation
   */
  FilterGraph(String source, String filters) {
    graph.nb_threads(1); // sliced filters may round differently at the borders of slices
    var chain = "buffer@in=" + source + "," + filters + ",buffersink@out";
    check(
        avfilter_graph_parse2(graph, chain, new AVFilterInOut(null), new AVFilterInOut(null)),
        "building filters " + chain);
    check(avfilter_graph_config(graph, null), "linking filters " + chain);
    in = present(avfilter_graph_get_filter(graph, "buffer@in"), "way into " + chain);
    out = present(avfilter_graph_get_filter(graph, "buffersink@out"), "way out of " + chain);
  }

  /**
   * Puts a frame in and hands out what is ready; a frame that is given out is valid in the call.
   */
  void push(AVFrame frame, Consumer<AVFrame> sink) {
    check(av_buffersrc_add_frame_flags(in, frame, AV_BUFFERSRC_FLAG_KEEP_REF), "filtering");
    drain(sink);
  }

  /** Says that there is no more, and hands out what the filters still held. */
  void finish(Consumer<AVFrame> sink) {
    check(av_buffersrc_add_frame_flags(in, null, 0), "ending the filters");
    drain(sink);
  }

  private void drain(Consumer<AVFrame> sink) {
    while (true) {
      int got = av_buffersink_get_frame(out, result);
      if (got == AVERROR_EAGAIN() || got == AVERROR_EOF()) {
        return;
      }
      check(got, "filtering");
      try {
        sink.accept(result);
      } finally {
        av_frame_unref(result);
      }
    }
  }

  @Override
  public void close() {
    av_frame_free(result);
    avfilter_graph_free(graph);
  }
}
