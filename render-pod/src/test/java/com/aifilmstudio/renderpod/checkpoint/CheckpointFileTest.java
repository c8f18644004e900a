package com.aifilmstudio.renderpod.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.aifilmstudio.renderpod.TinyFilm;
import com.aifilmstudio.renderpod.engine.diffusion.LatentState;
import com.aifilmstudio.renderpod.engine.diffusion.LatentState.History;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointFileTest {

  private static final LatentState CURRENT =
      new LatentState(
          3,
          new float[] {1, -2.5f},
          Optional.of(new History(new float[] {0.1f, 7}, Math.nextUp(0.3))));

  @TempDir Path home;

  @Test
  void everythingComesBackToTheLastBit() throws IOException {
    var parts = List.of(new float[] {1, 2}, new float[] {3});
    var file = written(new ShotState(parts, Optional.of(CURRENT)));

    var read = CheckpointFile.read(file);
    assertThat(read.compatibility()).isEqualTo("abc");
    assertThat(read.state().part()).isEqualTo(2);
    assertThat(read.state().finished().get(0)).containsExactly(1, 2);
    assertThat(read.state().finished().get(1)).containsExactly(3);
    var current = read.state().current().orElseThrow();
    assertThat(current.step()).isEqualTo(3);
    assertThat(current.latent()).containsExactly(1, -2.5f);
    assertThat(current.history().orElseThrow().picture()).containsExactly(0.1f, 7);
    assertThat(current.history().orElseThrow().lambda()).isEqualTo(Math.nextUp(0.3));
  }

  @Test
  void aShotBetweenTwoPartsHasNoLatentAtHand() throws IOException {
    var file = written(new ShotState(List.of(new float[] {1}), Optional.empty()));
    assertThat(CheckpointFile.read(file).state().current()).isEmpty();
    assertThat(CheckpointFile.read(file).state().part()).isEqualTo(1);
  }

  @Test
  void aDamagedFileIsRefusedAndNothingWorse() throws IOException {
    var whole =
        Files.readAllBytes(written(new ShotState(List.of(new float[9]), Optional.of(CURRENT))));
    var random = new SplittableRandom(5);
    for (var i = 0; i < 2000; i++) {
      var bytes = Arrays.copyOf(whole, random.nextInt(whole.length + 1));
      for (var flips = random.nextInt(4); flips > 0 && bytes.length > 0; flips--) {
        bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
      }
      var file = Files.write(home.resolve("damaged"), bytes);
      try {
        CheckpointFile.read(file);
      } catch (IOException expected) {
        // Refused in words, as it should be.
      }
    }
  }

  @Test
  void aFileOfOtherTensorsIsNoCheckpoint() {
    assertThatThrownBy(
            () -> CheckpointFile.read(TinyFilm.FOLDER.resolve("golden/sample-ddim20.safetensors")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("not a checkpoint");
  }

  private Path written(ShotState state) throws IOException {
    var file = home.resolve("checkpoint-%d-%d".formatted(state.part(), state.step()));
    new CheckpointFile("abc", state).write(file);
    return file;
  }
}
