package com.aifilmstudio.renderpod.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.aifilmstudio.core.Json;
import com.aifilmstudio.core.bundle.Bundle;
import com.aifilmstudio.core.failure.FailureCode;
import com.aifilmstudio.renderpod.TinyFilm;
import com.aifilmstudio.renderpod.engine.TakeListener.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("studio")
class DiffusionEngineIT {
  private static final String PROMPT =
      "a static shot of a red balloon moving left over the sea at day";
  private static DiffusionEngine engine;

  @TempDir private Path folder;

  @BeforeAll
  static void load() throws Exception {
    engine = DiffusionEngine.load(TinyFilm.FOLDER, TinyFilm.bundle(), 2);
  }

  @AfterAll
  static void close() {
    engine.close();
  }

  @Test
  void itTellsOfEveryStageAndStepAndHowLongEachStageTook() {
    var heard = new ArrayList<String>();
    var outcome =
        engine.render(
            take(3, 4),
            new TakeListener() {
              @Override
              public Verdict stepped(Progress progress) {
                heard.add(progress.step() + "/" + progress.steps());
                return Verdict.CONTINUE;
              }

              @Override
              public void entered(Stage stage) {
                heard.add(stage.word());
              }
            });
    assertThat(heard).containsExactly("text", "denoise", "1/3", "2/3", "3/3", "decode");
    var rendered = (TakeOutcome.Rendered) outcome;
    assertThat(rendered.spent()).containsOnlyKeys(Stage.values());
    assertThat(rendered.spent().get(Stage.DENOISE)).isPositive();
    assertThat(rendered.clip().frames()).hasSize(16);
  }

  @Test
  void theListenerEndsItBetweenTwoSteps() {
    var outcome =
        engine.render(
            take(20, 4), progress -> progress.step() == 2 ? Verdict.STOP : Verdict.CONTINUE);
    assertThat(((TakeOutcome.Stopped) outcome).state().step()).isEqualTo(2);
  }

  @Test
  void anInterruptEndsItAfterTheStep() {
    Thread.currentThread().interrupt();
    var outcome = engine.render(take(20, 4), TakeListener.none());
    assertThat(((TakeOutcome.Stopped) outcome).state().step()).isEqualTo(1);
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void numbersOutOfRangeEndItAtTheStepWhereTheyArise() {
    var steps = new ArrayList<Integer>();
    var outcome =
        engine.render(
            take(20, 1e38),
            progress -> {
              steps.add(progress.step());
              return Verdict.CONTINUE;
            });
    assertThat(outcome)
        .isInstanceOfSatisfying(
            TakeOutcome.Failed.class,
            failed -> {
              assertThat(failed.code()).isEqualTo(FailureCode.RENDER_NAN);
              assertThat(failed.message()).contains("after step " + (steps.size() + 1) + " of 20");
            });
    assertThat(steps).hasSizeLessThan(3);
  }

  @Test
  void itNamesWhatDecidesItsLastBits() {
    assertThat(engine.numericClass()).matches("cpu/\\S+/\\w+/libtorch-2\\.7\\.1\\S*");
  }

  @Test
  void itComesToTheKnownResultsAgainWhenItIsAskedTo() {
    assertThat(engine.prove()).isEmpty();
  }

  @Test
  void aModelThatComputesSomethingElseIsNotServed() throws IOException {
    var golden = "golden/denoiser.safetensors";
    var bytes = Files.readAllBytes(TinyFilm.FOLDER.resolve(golden));
    // The highest byte of the last number: its sign and most of its exponent.
    bytes[bytes.length - 1] ^= 0x7f;
    copyWith(golden, bytes);
    assertRefused(FailureCode.BUNDLE_GOLDEN_MISMATCH, "denoiser is off by");
  }

  @Test
  void aFileThatIsNoModelIsRefusedInWords() throws IOException {
    copyWith("denoiser.pt", "not a model".getBytes());
    assertRefused(FailureCode.RENDER_FAILED, "");
  }

  @Test
  void aFolderWithoutAPartIsRefusedInWords() throws IOException {
    copyWith("denoiser.pt", new byte[0]);
    Files.delete(folder.resolve("denoiser.pt"));
    assertRefused(FailureCode.RENDER_FAILED, "denoiser.pt");
  }

  @Test
  void aBundleOfAnotherKindIsRefusedBeforeAnythingIsLoaded() {
    var other = TinyFilm.manifest().replace("\"v_prediction\"", "\"epsilon\"");
    assertThatThrownBy(() -> DiffusionEngine.load(folder, Json.read(other, Bundle.class), 2))
        .isInstanceOfSatisfying(
            EngineRefused.class,
            refused -> assertThat(refused.code()).isEqualTo(FailureCode.BUNDLE_UNSUPPORTED));
  }

  private void assertRefused(FailureCode code, String words) {
    assertThatThrownBy(() -> DiffusionEngine.load(folder, TinyFilm.bundle(), 2))
        .isInstanceOfSatisfying(
            EngineRefused.class, refused -> assertThat(refused.code()).isEqualTo(code))
        .hasMessageContaining(words);
  }

  /** The bundle's folder, with one file of other content. */
  private void copyWith(String file, byte[] content) throws IOException {
    try (var files = Files.walk(TinyFilm.FOLDER)) {
      for (var each : files.filter(Files::isRegularFile).toList()) {
        var name = TinyFilm.FOLDER.relativize(each);
        Files.createDirectories(folder.resolve(name).getParent());
        if (name.equals(Path.of(file))) {
          Files.write(folder.resolve(name), content);
        } else {
          Files.copy(each, folder.resolve(name));
        }
      }
    }
  }

  private static Take take(int steps, double guidance) {
    return new Take(PROMPT, "", 16, 42, steps, guidance, "ddim");
  }
}
