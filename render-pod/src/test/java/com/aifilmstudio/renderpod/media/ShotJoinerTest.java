package com.aifilmstudio.renderpod.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShotJoinerTest {

  @TempDir Path home;

  @Test
  void addsUpFramesWithoutTouchingThem() {
    var shots = List.of(shot("a", 64, 24, 24), shot("b", 64, 24, 7), shot("c", 64, 24, 50));
    var film = home.resolve("film.mp4");
    ShotJoiner.join(shots, 24, List.of(), new TreeMap<>(), film);

    assertThat(Prober.probe(film).frames()).isEqualTo(81);
    var joined = Frames.all(film).frames();
    assertThat(joined.get(24)).isEqualTo(Frames.all(shots.get(1)).frames().getFirst());
    assertThat(joined.get(80)).isEqualTo(Frames.all(shots.get(2)).frames().getLast());
  }

  @Test
  void carriesCaptionsBesideThePictures() {
    var captions =
        List.of(new Caption(1200, 1900, "Später"), new Caption(100, 900, "Zwei\nZeilen"));
    var film = home.resolve("film.mp4");
    ShotJoiner.join(
        List.of(shot("a", 64, 24, 24), shot("b", 64, 24, 24)),
        24,
        captions,
        new TreeMap<>(Map.of("title", "Two Shots")),
        film);

    assertThat(Prober.probe(film).captions()).isEqualTo(1);
    assertThat(CaptionTrack.read(film))
        .containsExactly(new Caption(100, 900, "Zwei\nZeilen"), new Caption(1200, 1900, "Später"));
  }

  @Test
  void makesEqualBytesOfEqualShots() {
    var shots = List.of(shot("a", 64, 24, 24), shot("b", 64, 24, 12));
    var captions = List.of(new Caption(0, 1000, "Again"));
    for (var name : List.of("one.mp4", "two.mp4")) {
      ShotJoiner.join(shots, 24, captions, new TreeMap<>(Map.of("title", "T")), home.resolve(name));
    }
    assertThat(home.resolve("one.mp4")).hasSameBinaryContentAs(home.resolve("two.mp4"));
  }

  @Test
  void refusesShotsThatAreCodedDifferently() {
    var shots = List.of(shot("a", 64, 24, 24), shot("b", 80, 24, 24));
    assertThatThrownBy(
            () -> ShotJoiner.join(shots, 24, List.of(), new TreeMap<>(), home.resolve("film.mp4")))
        .isInstanceOf(MediaException.class)
        .hasMessageContaining("b.mp4 is coded in another way");
  }

  private Path shot(String name, int width, int fps, int frames) {
    var file = home.resolve(name + ".mp4");
    ShotEncoder.encode(
        List.of(Pictures.ball(64, 36, 8, 16)),
        new Delivery(width, 36, fps, frames),
        new TreeMap<>(),
        file);
    return file;
  }
}
