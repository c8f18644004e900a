package com.aifilmstudio.renderpod.quality;

import java.util.List;

/**
 * Disorder in time: how far the blocks of a frame are from the middle of the frames before and
 * after, against the deviation of all blocks. 0 for what moves evenly, about 1 for frames that have
 * nothing to do with each other. Blocks, because small things that move are no disorder.
 */
final class Boil {
  private static final int COLUMNS = 16;

  private Boil() {}

  static double of(List<Luma> frames) {
    if (frames.size() < 3) {
      return 0;
    }
    var blocks = frames.stream().map(Boil::blocks).toList();
    var deviation = deviation(blocks);
    if (deviation == 0) {
      return 0;
    }
    var sum = 0.0;
    for (var i = 1; i < blocks.size() - 1; i++) {
      sum += bend(blocks.get(i - 1), blocks.get(i), blocks.get(i + 1));
    }
    return sum / (blocks.size() - 2) / deviation;
  }

  /** The mean brightness of square blocks; a rest at the right or the lower edge is left out. */
  private static double[] blocks(Luma frame) {
    var side = Math.max(1, frame.width() / COLUMNS);
    var columns = frame.width() / side;
    var rows = frame.height() / side;
    var blocks = new double[columns * rows];
    for (var y = 0; y < rows * side; y++) {
      for (var x = 0; x < columns * side; x++) {
        blocks[y / side * columns + x / side] += frame.pixels()[y * frame.width() + x];
      }
    }
    for (var i = 0; i < blocks.length; i++) {
      blocks[i] /= side * side;
    }
    return blocks;
  }

  private static double bend(double[] before, double[] here, double[] after) {
    var sum = 0.0;
    for (var i = 0; i < here.length; i++) {
      sum += Math.abs(here[i] - (before[i] + after[i]) / 2);
    }
    return sum / here.length;
  }

  private static double deviation(List<double[]> blocks) {
    var count = 0;
    var sum = 0.0;
    var squares = 0.0;
    for (var frame : blocks) {
      for (var level : frame) {
        count++;
        sum += level;
        squares += level * level;
      }
    }
    var mean = sum / count;
    return Math.sqrt(Math.max(0, squares / count - mean * mean));
  }
}
