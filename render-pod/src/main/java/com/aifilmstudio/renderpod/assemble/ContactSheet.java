package com.aifilmstudio.renderpod.assemble;

import com.aifilmstudio.core.protocol.CutOrder;
import com.aifilmstudio.core.protocol.CutOrder.CutShot;
import com.aifilmstudio.renderpod.drawing.Canvas;
import com.aifilmstudio.renderpod.drawing.Jpeg;
import com.aifilmstudio.renderpod.drawing.Letters;
import com.aifilmstudio.renderpod.media.Frames;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * The whole film on one sheet: the middle frame of each shot, in order, row by row, with its name
 * below. A shot that could not be made shows its slate.
 */
final class ContactSheet {

  private static final int WIDTH = 240;
  private static final int LABEL = 24;
  private static final int GAP = 8;
  private static final int MOST_COLUMNS = 8;
  private static final int CELL = 2;
  private static final int GROUND = 0x181A1C;
  private static final int INK = 0xD8D8D8;
  private static final float QUALITY = 0.85f;

  private final Canvas sheet;
  private final int columns;
  private final int height;

  private ContactSheet(CutOrder order) {
    int shots = order.shots().size();
    columns = Math.min(MOST_COLUMNS, (int) Math.ceil(Math.sqrt(shots)));
    height = Math.max(1, Math.round((float) WIDTH * order.height() / order.width()));
    sheet =
        new Canvas(
            GAP + columns * (WIDTH + GAP),
            GAP + Math.ceilDiv(shots, columns) * (height + LABEL + GAP),
            GROUND);
  }

  /** A JPEG; {@code files} are the shots' videos in the order of the film. */
  static byte[] of(CutOrder order, List<Path> files) {
    var sheet = new ContactSheet(order);
    for (int place = 0; place < files.size(); place++) {
      sheet.add(order.shots().get(place), files.get(place), place);
    }
    return Jpeg.write(sheet.sheet.width(), sheet.sheet.height(), sheet.sheet.pixels(), QUALITY);
  }

  private void add(CutShot shot, Path file, int place) {
    int left = GAP + place % columns * (WIDTH + GAP);
    int top = GAP + place / columns * (height + LABEL + GAP);
    var still = Frames.at(file, Set.of(shot.frames() / 2));
    sheet.paste(still.frames().getFirst(), still.width(), still.height(), left, top, WIDTH, height);
    sheet.write(fitting(shot.name()), left, top + height + (LABEL - 14) / 2, CELL, INK);
  }

  private static String fitting(String name) {
    int most = WIDTH / (CELL * (Letters.WIDTH + 1));
    return name.length() <= most ? name : name.substring(0, most);
  }
}
