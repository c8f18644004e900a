package com.aifilmstudio.renderpod.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.aifilmstudio.renderpod.TinyFilm;
import com.aifilmstudio.renderpod.quality.QualityCheck;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The frames show what the words say, read from the pixels alone. The colours are those of the
 * drawn world that the model has learnt from, in levels: the top of each sky, the nearest ground of
 * each place by day, and the objects' paint.
 */
@Tag("studio")
class TextFollowingIT {
  private static final Map<String, Rgb> SKIES =
      Map.of(
          "day", new Rgb(64, 139, 236),
          "sunset", new Rgb(74, 44, 110),
          "night", new Rgb(6, 9, 34),
          "dawn", new Rgb(123, 142, 209));
  private static final Map<String, Rgb> GROUNDS =
      Map.of(
          "sea", new Rgb(24, 92, 138),
          "hills", new Rgb(56, 128, 46),
          "desert", new Rgb(224, 158, 82),
          "city", new Rgb(77, 79, 94));
  private static final Map<String, Rgb> PAINTS =
      Map.of(
          "red", new Rgb(230, 31, 36),
          "green", new Rgb(33, 184, 61),
          "blue", new Rgb(33, 69, 237),
          "yellow", new Rgb(252, 214, 26),
          "purple", new Rgb(153, 41, 204));

  private static DiffusionEngine engine;

  private record Rgb(double red, double green, double blue) {
    double distance(Rgb other) {
      return Math.abs(red - other.red)
          + Math.abs(green - other.green)
          + Math.abs(blue - other.blue);
    }
  }

  @BeforeAll
  static void load() throws Exception {
    engine = DiffusionEngine.load(TinyFilm.FOLDER, TinyFilm.bundle(), 2);
  }

  @AfterAll
  static void close() {
    engine.close();
  }

  @ParameterizedTest
  @CsvSource({"day,sea,red", "sunset,hills,green", "night,desert,yellow", "dawn,city,purple"})
  void theSkyIsOfTheTime(String time, String ground, String colour) {
    var clip = clip("a static shot", colour, "balloon", "moving left", ground, time);
    assertThat(nearest(SKIES, mean(clip, 0, 6))).isEqualTo(time);
    assertThat(QualityCheck.of(clip).findings()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"sea,red", "hills,purple", "desert,green", "city,yellow"})
  void theGroundIsOfThePlaceAndTheObjectIsThereInItsColour(String ground, String colour) {
    var clip = clip("a static shot", colour, "kite", "standing still", ground, "day");
    assertThat(nearest(GROUNDS, mean(clip, 66, 72))).isEqualTo(ground);
    for (var frame = 0; frame < clip.frames().size(); frame++) {
      var index = frame;
      assertThat(share(clip, index, colour)).as("%s, frame %d", colour, index).isGreaterThan(0.01);
    }
    assertThat(QualityCheck.of(clip).findings()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"moving left,-1", "moving right,1"})
  void theObjectMovesAsTheWordsSay(String motion, int direction) {
    var clip = clip("a static shot", "red", "balloon", motion, "desert", "day");
    var way = middle(clip, 15, "red") - middle(clip, 0, "red");
    assertThat(direction * way).isGreaterThan(25);
  }

  private static Clip clip(
      String camera, String colour, String object, String motion, String ground, String time) {
    var prompt =
        "%s of a %s %s %s over the %s at %s"
            .formatted(camera, colour, object, motion, ground, time);
    // Ten steps of the second-order sampler look like twenty of the first-order one.
    var outcome =
        engine.render(new Take(prompt, "", 16, 42, 10, 4, "dpm++2m"), TakeListener.none());
    return ((TakeOutcome.Rendered) outcome).clip();
  }

  private static String nearest(Map<String, Rgb> known, Rgb seen) {
    return known.entrySet().stream()
        .min(Comparator.comparingDouble(each -> each.getValue().distance(seen)))
        .orElseThrow()
        .getKey();
  }

  private static Rgb mean(Clip clip, int fromRow, int toRow) {
    var sums = new double[3];
    for (var frame : clip.frames()) {
      for (var i = 3 * fromRow * clip.width(); i < 3 * toRow * clip.width(); i++) {
        sums[i % 3] += frame[i] & 255;
      }
    }
    double count = (double) clip.frames().size() * (toRow - fromRow) * clip.width();
    return new Rgb(sums[0] / count, sums[1] / count, sums[2] / count);
  }

  /** The share of a frame's pixels that have the object's paint. */
  private static double share(Clip clip, int frame, String colour) {
    return (double) painted(clip, frame, colour).count() / (clip.width() * clip.height());
  }

  /** Where the object is, in columns. */
  private static double middle(Clip clip, int frame, String colour) {
    return painted(clip, frame, colour).mapToInt(i -> i % clip.width()).average().orElseThrow();
  }

  private static Stream<Integer> painted(Clip clip, int frame, String colour) {
    var pixels = clip.frames().get(frame);
    return Stream.iterate(0, i -> i < clip.width() * clip.height(), i -> i + 1)
        .filter(
            i ->
                new Rgb(pixels[3 * i] & 255, pixels[3 * i + 1] & 255, pixels[3 * i + 2] & 255)
                        .distance(PAINTS.get(colour))
                    < 110);
  }
}
