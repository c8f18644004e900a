package com.aifilmstudio.local.cli.watch;

import com.aifilmstudio.local.cli.CannotDo;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;

/** Pictures of a film's shots side by side, in the film's order. */
public final class ContactSheet {
  private static final int GAP = 4;

  private ContactSheet() {}

  /** A cell for each picture, all of the size of the first, in a sheet that is about square. */
  static BufferedImage of(List<BufferedImage> pictures) {
    int width = pictures.getFirst().getWidth();
    int height = pictures.getFirst().getHeight();
    int columns = (int) Math.ceil(Math.sqrt(pictures.size()));
    int rows = (pictures.size() + columns - 1) / columns;
    var sheet =
        new BufferedImage(
            columns * (width + GAP) - GAP, rows * (height + GAP) - GAP, BufferedImage.TYPE_INT_RGB);
    var pen = sheet.createGraphics();
    for (int i = 0; i < pictures.size(); i++) {
      int x = i % columns * (width + GAP);
      int y = i / columns * (height + GAP);
      pen.drawImage(pictures.get(i), x, y, width, height, null);
    }
    pen.dispose();
    return sheet;
  }

  /** Writes a JPEG. */
  public static void write(List<byte[]> jpegs, Path file) {
    var sheet = of(jpegs.stream().map(ContactSheet::read).toList());
    var jpeg = new ByteArrayOutputStream();
    try {
      if (!ImageIO.write(sheet, "jpeg", jpeg)) {
        throw new CannotDo("This Java cannot write JPEG files.");
      }
      Files.write(file, jpeg.toByteArray()); // Java2D prints a stack where it cannot open a file.
    } catch (IOException e) {
      throw CannotDo.write(file, e);
    }
  }

  private static BufferedImage read(byte[] jpeg) {
    try {
      return ImageIO.read(new ByteArrayInputStream(jpeg));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
