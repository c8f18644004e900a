package com.aifilmstudio.renderpod.assemble;

import com.aifilmstudio.core.protocol.CutOrder;
import com.aifilmstudio.core.protocol.CutOrder.CutShot;
import com.aifilmstudio.renderpod.drawing.Canvas;
import com.aifilmstudio.renderpod.drawing.Letters;
import com.aifilmstudio.renderpod.engine.Clip;
import com.aifilmstudio.renderpod.media.Delivery;
import com.aifilmstudio.renderpod.media.ShotEncoder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;

/**
 * The board that stands in a film for a shot that could not be made: its name, and why. It is
 * encoded like a shot, so that it joins with them.
 */
public final class SlateBoard {

  private static final int GROUND = 0x202428;
  private static final int BAR = 0xC8A040;
  private static final int INK = 0xE8E8E8;
  private static final int MOST_LINES = 4;

  private SlateBoard() {}

  /** Writes the video, in the order's size and rate and of the shot's length. */
  public static void write(CutShot missing, CutOrder order, Path target) {
    var picture = draw(missing, order.width(), order.height()).pixels();
    // One picture many times over, not many pictures: a long slate must not fill the memory.
    var frames = Collections.nCopies(missing.frames(), picture);
    ShotEncoder.encode(
        List.of(new Clip(order.width(), order.height(), order.framesPerSecond(), frames)),
        new Delivery(order.width(), order.height(), order.framesPerSecond(), missing.frames()),
        new TreeMap<>(),
        target);
  }

  static Canvas draw(CutShot missing, int width, int height) {
    var canvas = new Canvas(width, height, GROUND);
    var unit = Math.max(1, Math.min(width / 120, height / 60)); // one cell of the small letters
    var margin = width / 12;
    canvas.fill(0, 0, width, height / 10, BAR);
    var title = "MISSING SHOT";
    canvas.write(title, margin, height / 5, unit, BAR);
    var name = Letters.plain(missing.name());
    var large = Math.clamp((width - 2 * margin) / Math.max(1, Letters.width(name)), 1, 3 * unit);
    canvas.write(name, margin, height / 5 + 12 * unit, large, INK);
    var top = height / 5 + 12 * unit + (Letters.HEIGHT + 4) * large;
    for (var line : lines(reason(missing), (width - 2 * margin) / unit)) {
      canvas.write(line, margin, top, unit, INK);
      top += (Letters.HEIGHT + 3) * unit;
    }
    return canvas;
  }

  private static String reason(CutShot missing) {
    return missing.slate().map(CutOrder.Slate::reason).orElse("");
  }

  /**
   * The words in lines of at most so many cells; what does not fit in the last line is left out.
   */
  static List<String> lines(String text, int cells) {
    var lines = new ArrayList<String>();
    var line = "";
    for (var word : Letters.plain(text).strip().split("\\s+")) {
      var longer = line.isEmpty() ? word : line + " " + word;
      if (Letters.width(longer) > cells && !line.isEmpty()) {
        lines.add(line);
        line = word;
      } else {
        line = longer;
      }
    }
    lines.add(line);
    return lines.subList(0, Math.min(MOST_LINES, lines.size()));
  }
}
