package com.aifilmstudio.renderpod.assemble;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.aifilmstudio.core.protocol.CutOrder;
import com.aifilmstudio.core.protocol.CutOrder.Cue;
import com.aifilmstudio.core.protocol.CutOrder.CutShot;
import com.aifilmstudio.core.protocol.CutOrder.Slate;
import com.aifilmstudio.renderpod.assemble.CutOutcome.Cut;
import com.aifilmstudio.renderpod.assemble.CutOutcome.NotConforming;
import com.aifilmstudio.renderpod.media.Delivery;
import com.aifilmstudio.renderpod.media.Frames;
import com.aifilmstudio.renderpod.media.Pictures;
import com.aifilmstudio.renderpod.media.Prober;
import com.aifilmstudio.renderpod.media.ShotEncoder;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilmCutterTest {

  @TempDir Path home;
  private final List<Path> shots = new ArrayList<>();
  private final FilmCutter cutter =
      new FilmCutter(new TreeMap<>(Map.of("render-pod", "1.0", "ffmpeg", "8")));

  @BeforeEach
  void encodeTwoShots() {
    for (int shot = 0; shot < 2; shot++) {
      var file = home.resolve(shot + ".mp4");
      var delivery = new Delivery(128, 72, 24, 24 + 12 * shot);
      ShotEncoder.encode(
          List.of(Pictures.ball(128, 72, 8, 8 + shot * 4)), delivery, new TreeMap<>(), file);
      shots.add(file);
    }
  }

  @Test
  void makesAllThatIsOrderedAndTheLock() throws IOException {
    var files = cut(order(24, List.of("Mp4", "Captions", "Poster")), "film");

    assertThat(files)
        .extracting(MadeFile::fileName)
        .containsExactly("film.mp4", "captions.vtt", "poster.jpg", "film.lock.json");
    assertThat(files)
        .extracting(MadeFile::output)
        .containsExactly("Mp4", "Captions", "Poster", "Lock");
    var poster = ImageIO.read(home.resolve("film/poster.jpg").toFile());
    assertThat(poster.getWidth()).isEqualTo(128);
    assertThat(poster.getHeight()).isEqualTo(72);
  }

  @Test
  void makesNoMoreThanIsOrdered() throws IOException {
    assertThat(cut(order(24, List.of("Mp4")), "film"))
        .extracting(MadeFile::output)
        .containsExactly("Mp4", "Lock");
  }

  @Test
  void writesAllThatDecidesTheFilmIntoTheLock() throws IOException {
    var files = cut(order(24, List.of("Mp4")), "film");
    var lock = new ObjectMapper().readTree(home.resolve("film/film.lock.json").toFile());

    assertThat(lock.at("/model/bundle").asText()).isEqualTo("sha256:b");
    assertThat(lock.at("/frames").asLong()).isEqualTo(60);
    assertThat(lock.at("/numericClasses/0").asText()).isEqualTo("simulated/1");
    assertThat(lock.at("/tools/render-pod").asText()).isEqualTo("1.0");
    assertThat(lock.at("/shots/1/firstFrame").asLong()).isEqualTo(24);
    assertThat(lock.at("/shots/1/seed").asLong()).isEqualTo(11);
    assertThat(lock.at("/shots/0/transition").asText()).isEqualTo("DISSOLVE TO:");
    assertThat(lock.at("/shots/0/cut").asText()).isEqualTo("hard");
    assertThat(lock.at("/shots/1/transition").isMissingNode()).isTrue();
    assertThat(lock.at("/outputs/film.mp4/sha256").asText()).isEqualTo(files.getFirst().sha256());
    assertThat(lock.toString()).doesNotContain("job_").doesNotContain("http");
  }

  @Test
  void makesEqualFilmsOfEqualOrders() throws IOException {
    var order = order(24, List.of("Mp4", "Captions", "Poster"));
    assertThat(cut(order, "one"))
        .extracting(MadeFile::sha256)
        .isEqualTo(cut(order, "two").stream().map(MadeFile::sha256).toList());
  }

  @Test
  void failsAFilmOfTheWrongLength() throws IOException {
    assertThat(outcome(order(25, List.of("Mp4")), "film"))
        .isInstanceOfSatisfying(
            NotConforming.class,
            failed -> assertThat(failed.message()).contains("frames: 60, not 61"));
  }

  @Test
  void failsAFilmWithATruncatedShot() throws IOException {
    var bytes = Files.readAllBytes(shots.get(1));
    Files.write(shots.get(1), Arrays.copyOf(bytes, bytes.length * 2 / 3));
    assertThat(outcome(order(24, List.of("Mp4")), "film")).isInstanceOf(NotConforming.class);
  }

  @Test
  void failsAFilmWithAShotThatIsNoVideo() throws IOException {
    Files.writeString(shots.get(1), "not a video");
    assertThat(outcome(order(24, List.of("Mp4")), "film")).isInstanceOf(NotConforming.class);
  }

  @Test
  void showsASlateInThePlaceOfAMissingShot() throws IOException {
    var order = order(24, List.of("Mp4", "Poster"));
    var slate = missing("s1-3", 30, "The shot does not fit in the worker's memory.");
    var withSlate = withPieces(order, List.of(slate, order.shots().get(0), order.shots().get(1)));
    var board = home.resolve("slate.mp4");
    SlateBoard.write(slate, withSlate, board);
    shots.addFirst(board);

    var files = cut(withSlate, "film");

    var probe = Prober.probe(files.getFirst().path());
    assertThat(probe.frames()).isEqualTo(90);
    assertThat(probe.damage()).isEmpty();
    var lock = new ObjectMapper().readTree(home.resolve("film/film.lock.json").toFile());
    assertThat(lock.at("/slates/0/name").asText()).isEqualTo("s1-3");
    assertThat(lock.at("/slates/0/frames").asInt()).isEqualTo(30);
    assertThat(lock.at("/shots/0/firstFrame").asInt()).isEqualTo(30);
    assertThat(cut(order(24, List.of("Poster")), "without", shots.subList(1, 3)))
        .as("the poster shows the film, not the board")
        .extracting(MadeFile::sha256)
        .contains(files.get(1).sha256());
  }

  @Test
  void joinsSlatesOfAnyOrderedSizeAndRateWithShots() throws IOException {
    for (int framesPerSecond : new int[] {8, 24, 30}) {
      var slate = missing("s12-34", 2 * framesPerSecond, "It is noise.");
      var order = withRate(order(1, List.of("Mp4")), framesPerSecond, slate);
      var made = List.of(home.resolve("made.mp4"), home.resolve("board.mp4"));
      ShotEncoder.encode(
          List.of(Pictures.ball(128, 72, 8, 8)),
          new Delivery(640, 360, framesPerSecond, framesPerSecond),
          new TreeMap<>(),
          made.get(0));
      SlateBoard.write(slate, order, made.get(1));

      assertThat(cut(order, "film-" + framesPerSecond, made)).hasSize(2);
    }
  }

  @Test
  void putsAFrameOfEachShotOnTheContactSheet() throws IOException {
    var files = cut(order(24, List.of("ContactSheet")), "film");

    assertThat(files)
        .extracting(MadeFile::fileName)
        .containsExactly("contact-sheet.jpg", "film.lock.json");
    var sheet = ImageIO.read(files.getFirst().path().toFile());
    assertThat(sheet.getWidth()).as("two columns").isEqualTo(8 + 2 * 248);
    assertThat(sheet.getHeight()).as("one row").isEqualTo(8 + 135 + 24 + 8);
    for (int place = 0; place < 2; place++) {
      var middle = Frames.at(shots.get(place), Set.of(12 + 6 * place));
      int expected = middle.frames().getFirst()[1] & 0xff;
      int seen = sheet.getRGB(8 + place * 248 + 1, 9) >> 8 & 0xff;
      assertThat(seen).isCloseTo(expected, within(12));
    }
  }

  private static CutOrder withPieces(CutOrder of, List<CutShot> pieces) {
    return new CutOrder(
        of.job(),
        of.title(),
        of.width(),
        of.height(),
        of.framesPerSecond(),
        of.bundleDigest(),
        of.sampler(),
        of.steps(),
        of.guidance(),
        pieces,
        of.captions(),
        of.outputs());
  }

  private static CutOrder withRate(CutOrder of, int framesPerSecond, CutShot slate) {
    return new CutOrder(
        of.job(),
        of.title(),
        640,
        360,
        framesPerSecond,
        of.bundleDigest(),
        of.sampler(),
        of.steps(),
        of.guidance(),
        List.of(shot("s1-1", 7, framesPerSecond, Optional.empty()), slate),
        of.captions(),
        of.outputs());
  }

  private List<MadeFile> cut(CutOrder order, String folder) throws IOException {
    return cut(order, folder, shots);
  }

  private List<MadeFile> cut(CutOrder order, String folder, List<Path> files) throws IOException {
    var outcome = cutter.cut(order, files, Files.createDirectories(home.resolve(folder)));
    assertThat(outcome).isInstanceOf(Cut.class);
    return ((Cut) outcome).files();
  }

  private CutOutcome outcome(CutOrder order, String folder) throws IOException {
    return cutter.cut(order, shots, Files.createDirectories(home.resolve(folder)));
  }

  private static CutOrder order(int firstFrames, List<String> outputs) {
    return new CutOrder(
        "job_1",
        "Two Shots",
        128,
        72,
        24,
        "sha256:b",
        "ddim",
        20,
        4.0,
        List.of(
            shot("s1-1", 7, firstFrames, Optional.of("DISSOLVE TO:")),
            shot("s1-2", 11, 36, Optional.empty())),
        List.of(new Cue(100, 900, "MARA", "Go.")),
        outputs);
  }

  private static CutShot shot(String name, long seed, int frames, Optional<String> transition) {
    return new CutShot(
        name,
        "a prompt",
        seed,
        "recipe",
        "simulated/1",
        frames,
        transition,
        URI.create("http://store/" + name),
        "0",
        0,
        Optional.empty());
  }

  private static CutShot missing(String name, int frames, String reason) {
    var slate = Optional.of(new Slate("QUALITY.NOISE", reason));
    return new CutShot(
        name, "a prompt", 7, "recipe", "", frames, Optional.empty(), null, "", 0, slate);
  }
}
