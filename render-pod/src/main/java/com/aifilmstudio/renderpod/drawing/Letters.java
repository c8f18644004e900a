package com.aifilmstudio.renderpod.drawing;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A font of capitals, digits and a few signs, five by seven cells each. The JDK's fonts need files
 * that a small image does not have, and differ from machine to machine.
 */
public final class Letters {
  public static final int WIDTH = 5;
  public static final int HEIGHT = 7;

  /** Each sign and its rows from the top, two hexadecimal digits each, the left cell highest. */
  private static final Map<Character, byte[]> SHAPES =
      """
      A0E11111F111111 B1E11111E11111E C0E11101010110E D1E11111111111E E1F10101E10101F
      F1F10101E101010 G0E11101711110F H1111111F111111 I1F04040404041F J0702020202120C
      K11121418141211 L1010101010101F M111B1515111111 N11111915131111 O0E11111111110E
      P1E11111E101010 Q0E11111115120D R1E11111E141211 S0F10100E01011E T1F040404040404
      U1111111111110E V11111111110A04 W11111115151B11 X11110A040A1111 Y11110A04040404
      Z1F01020408101F 00E11131519110E 1040C040404040E 20E11010608101F 30E11010601110E
      402060A121F0202 51F101E0101110E 60608101E11110E 71F010204080808 80E11110E11110E
      90E11110F01020C .00000000000C0C ,000000000C0408 :000C0C000C0C00 ;000C0C000C0408
      -0000001F000000 _0000000000001F /01010204081010 (02040808080402 )08040202020408
      '04040800000000 "0A0A0000000000 !04040404040004 ?0E110102040004 +0004041F040400
      #0A0A1F0A1F0A0A %18190204081303 =00001F001F0000
      """
          .lines()
          .flatMap(line -> Arrays.stream(line.strip().split(" ")))
          .collect(
              Collectors.toUnmodifiableMap(
                  sign -> sign.charAt(0), sign -> HexFormat.of().parseHex(sign.substring(1))));

  private static final byte[] BLANK = new byte[HEIGHT];
  private static final byte[] UNKNOWN = HexFormat.of().parseHex("1f11111111111f");

  private Letters() {}

  /** The text as this font can write it: in capitals, without accents. */
  public static String plain(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFD)
        .replaceAll("\\p{M}", "")
        .toUpperCase(Locale.ROOT);
  }

  /** Whether a cell of the plain text is ink; letters stand one cell apart. */
  public static boolean ink(String text, int column, int row) {
    var place = column / (WIDTH + 1);
    var cell = column % (WIDTH + 1);
    if (column < 0 || row < 0 || row >= HEIGHT || place >= text.length() || cell == WIDTH) {
      return false;
    }
    return (shape(text.charAt(place))[row] >> (WIDTH - 1 - cell) & 1) == 1;
  }

  private static byte[] shape(char sign) {
    return Character.isWhitespace(sign) ? BLANK : SHAPES.getOrDefault(sign, UNKNOWN);
  }

  public static int width(String text) {
    return Math.max(0, text.length() * (WIDTH + 1) - 1);
  }
}
