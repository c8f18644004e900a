package com.aifilmstudio.renderpod.drawing;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;

/** Writes RGB24 pictures as JPEG. */
public final class Jpeg {

  private static final float USUAL = 0.8f;
  private static final float COARSEST = 0.4f;

  private Jpeg() {}

  /** As good as fits into so many bytes; in half the size where no quality does. */
  public static byte[] within(int width, int height, byte[] rgb, int mostBytes) {
    for (var quality = USUAL; quality >= COARSEST; quality -= 0.2f) {
      var jpeg = write(width, height, rgb, quality);
      if (jpeg.length <= mostBytes) {
        return jpeg;
      }
    }
    var half = new Canvas(width / 2, height / 2, 0);
    half.paste(rgb, width, height, 0, 0, width / 2, height / 2);
    return within(half.width(), half.height(), half.pixels(), mostBytes);
  }

  /** {@code quality} from 0 to 1. */
  public static byte[] write(int width, int height, byte[] rgb, float quality) {
    var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    var bytes = new ByteArrayOutputStream();
    ImageIO.setUseCache(false); // the default would write a temporary file
    try (var out = ImageIO.createImageOutputStream(bytes)) {
      var settings = writer.getDefaultWriteParam();
      settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      settings.setCompressionQuality(quality);
      writer.setOutput(out);
      writer.write(null, new IIOImage(image(width, height, rgb), null, null), settings);
      out.flush();
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException("writing a JPEG", e);
    } finally {
      writer.dispose();
    }
  }

  private static BufferedImage image(int width, int height, byte[] rgb) {
    var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int pixel = 0; pixel < rgb.length / 3; pixel++) {
      int colour =
          (rgb[3 * pixel] & 0xff) << 16
              | (rgb[3 * pixel + 1] & 0xff) << 8
              | rgb[3 * pixel + 2] & 0xff;
      image.setRGB(pixel % width, pixel / width, colour);
    }
    return image;
  }
}
