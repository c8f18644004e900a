package com.aifilmstudio.renderpod.drawing;

/** A picture to draw on, RGB24, row by row from the top left. What lies outside is not drawn. */
public final class Canvas {
  private final int width;
  private final int height;
  private final byte[] pixels;

  public Canvas(int width, int height, int colour) {
    this.width = width;
    this.height = height;
    this.pixels = new byte[3 * width * height];
    fill(0, 0, width, height, colour);
  }

  public int width() {
    return width;
  }

  public int height() {
    return height;
  }

  /** The picture itself, not a copy. */
  public byte[] pixels() {
    return pixels;
  }

  public void fill(int left, int top, int across, int down, int colour) {
    for (var y = Math.max(0, top); y < Math.min(height, top + down); y++) {
      for (var x = Math.max(0, left); x < Math.min(width, left + across); x++) {
        put(x, y, colour);
      }
    }
  }

  /** One line; {@code cell} is how many pixels wide and high a cell of the font is. */
  public void write(String text, int left, int top, int cell, int colour) {
    var plain = Letters.plain(text);
    for (var row = 0; row < Letters.HEIGHT; row++) {
      for (var column = 0; column < Letters.width(plain); column++) {
        if (Letters.ink(plain, column, row)) {
          fill(left + column * cell, top + row * cell, cell, cell, colour);
        }
      }
    }
  }

  /** Another picture in a smaller size: each pixel is the mean of those that it stands for. */
  public void paste(byte[] picture, int from, int of, int left, int top, int across, int down) {
    for (var y = 0; y < down; y++) {
      for (var x = 0; x < across; x++) {
        put(
            left + x,
            top + y,
            mean(
                picture,
                from,
                x * from / across,
                y * of / down,
                Math.max(x * from / across + 1, (x + 1) * from / across),
                Math.max(y * of / down + 1, (y + 1) * of / down)));
      }
    }
  }

  private static int mean(byte[] picture, int row, int left, int top, int right, int bottom) {
    var colour = 0;
    for (var channel = 0; channel < 3; channel++) {
      var sum = 0L;
      for (var y = top; y < bottom; y++) {
        for (var x = left; x < right; x++) {
          sum += picture[3 * (y * row + x) + channel] & 0xff;
        }
      }
      colour = colour << 8 | (int) (sum / ((long) (right - left) * (bottom - top)));
    }
    return colour;
  }

  private void put(int x, int y, int colour) {
    var at = 3 * (y * width + x);
    pixels[at] = (byte) (colour >> 16);
    pixels[at + 1] = (byte) (colour >> 8);
    pixels[at + 2] = (byte) colour;
  }
}
