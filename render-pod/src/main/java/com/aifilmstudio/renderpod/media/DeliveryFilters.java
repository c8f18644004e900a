package com.aifilmstudio.renderpod.media;

import com.aifilmstudio.renderpod.engine.Clip;

/**
 * From the model's size and rate to those of delivery, in ffmpeg's notation.
 *
 * <p>Models draw few frames a second. Three ways to fill the gaps were looked at, frame by frame,
 * on clips of 8 frames a second: repeating stutters; blending shows moving things twice (a balloon
 * with a ghost on each side, a train with doubled windows) and its files are a third larger; motion
 * interpolation keeps outlines whole and costs 40 ms a second of film more. So pictures are moved
 * along estimated motion, at the model's size, before they are scaled. The filter's own detection
 * of cuts is off: it misses those between dark pictures and sees some in fast motion, and within
 * one run of the model there are none.
 */
final class DeliveryFilters {

  /** Rounding and chroma handling that do not depend on the processor's instruction set. */
  private static final String EXACT = "accurate_rnd+full_chroma_int+bitexact";

  private DeliveryFilters() {}

  static String chain(Clip from, Delivery to) {
    return rate(from, to)
        + fill(from, to)
        + ":flags=lanczos+%s:out_color_matrix=bt709:out_range=tv".formatted(EXACT)
        + ",crop=%d:%d,format=yuv420p".formatted(to.width(), to.height());
  }

  /** Large enough to fill the ordered picture, whose shape may be another; its middle is kept. */
  private static String fill(Clip from, Delivery to) {
    double scale =
        Math.max((double) to.width() / from.width(), (double) to.height() / from.height());
    return "scale=%d:%d"
        .formatted(
            atLeast(to.width(), scale * from.width()), atLeast(to.height(), scale * from.height()));
  }

  /** The nearest even size, which is what half as many colour samples need. */
  private static long atLeast(int least, double size) {
    return Math.max(least, 2 * Math.round(size / 2));
  }

  private static String rate(Clip from, Delivery to) {
    if (to.framesPerSecond() == from.fps()) {
      return "";
    }
    int block = from.width() <= 256 ? 8 : 16; // small pictures have small things in them
    boolean tooSmall = Math.min(from.width(), from.height()) < 2 * block;
    if (to.framesPerSecond() < from.fps() || tooSmall) {
      return "fps=%d,".formatted(to.framesPerSecond()); // drops or repeats
    }
    return ("minterpolate=fps=%d:mi_mode=mci:mc_mode=obmc:me_mode=bilat:mb_size=%d:search_param=16:"
            + "scd=none,")
        .formatted(to.framesPerSecond(), block);
  }
}
