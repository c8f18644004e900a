package com.aifilmstudio.local.cli.watch;

import java.util.List;
import java.util.stream.IntStream;

/** Rows of words under one another. */
final class Columns {
  private Columns() {}

  /** Each column as wide as its widest word, two blanks between; no line wider than the window. */
  static List<String> of(List<List<String>> rows, int width) {
    var widths =
        IntStream.range(0, rows.getFirst().size())
            .map(column -> rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0))
            .toArray();
    return rows.stream().map(row -> cut(line(row, widths), width)).toList();
  }

  private static String line(List<String> row, int[] widths) {
    var line = new StringBuilder();
    for (int column = 0; column < row.size(); column++) {
      line.append(row.get(column)).repeat(" ", widths[column] - row.get(column).length() + 2);
    }
    return line.toString().stripTrailing();
  }

  static String cut(String line, int width) {
    return line.length() <= width ? line : line.substring(0, Math.max(0, width - 1)) + "…";
  }
}
