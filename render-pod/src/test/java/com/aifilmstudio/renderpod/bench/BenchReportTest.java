package com.aifilmstudio.renderpod.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.aifilmstudio.renderpod.TinyFilm;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BenchReportTest {
  private final Measurements measured =
      new Measurements(TinyFilm.bundle(), "cpu/x", 2, new Cost(1.5, 1), "PyTorch 2.7.1, 2 threads");

  @Test
  void theTableNamesEveryStageAndTheRatio() {
    measured.add(shot(2));
    measured.addReference(new Cost(2.5, 2));
    assertThat(BenchReport.of(measured))
        .contains("load", "text", "denoise", "decode", "quality", "encode", "assemble")
        .contains("outside denoise and decode: 13.8 % of a warm shot")
        .contains("PyTorch 2.7.1, 2 threads: 2.500 s")
        .contains("ratio to plain PyTorch: 1.000 by the clock, 1.250 of processor time");
  }

  @Test
  void theRatioIsTakenRoundByRoundSoThatAStormOverBothDoesNotCount() {
    for (var load : new double[] {1, 10, 1}) {
      measured.add(shot(2 * load));
      measured.addReference(new Cost(2.5 * load, 2.5 * load));
    }
    assertThat(measured.ratio().wall()).isEqualTo(1.0);
  }

  @Test
  void aMachineWithoutPyTorchIsToldSo() throws Exception {
    measured.add(shot(2));
    var options = BenchOptions.parse(new String[] {".", "/no/such/python"});
    try (var missing = Reference.start(options)) {
      assertThat(missing.clip(TinyFilm.bundle().scheduler())).isEmpty();
      assertThat(missing.about()).contains("/no/such/python");
    }
    assertThat(BenchReport.of(measured)).contains("against plain PyTorch: skipped");
  }

  @Test
  void optionsHaveDefaultsAndAreChecked() {
    var options = BenchOptions.parse(new String[] {"/there", "python3"});
    assertThat(options.bundle()).isEqualTo(Path.of("/there/models/tinyfilm/bundle"));
    assertThat(options.rounds()).isEqualTo(5);
    for (var wrong : List.of("", "a b 0", "a b 1 x", "a b 1 1 1")) {
      assertThatThrownBy(() -> BenchOptions.parse(wrong.split(" ")))
          .as(wrong)
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  private static Map<String, Cost> shot(double denoise) {
    return Map.of(
        "text", new Cost(0.1, 0.1),
        "denoise", new Cost(denoise, denoise),
        "decode", new Cost(denoise / 4, denoise / 4),
        "quality", new Cost(0.1, 0.1),
        "encode", new Cost(0.1, 0.1),
        "assemble", new Cost(0.1, 0.1));
  }
}
