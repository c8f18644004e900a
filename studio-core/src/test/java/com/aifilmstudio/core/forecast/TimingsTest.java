package com.aifilmstudio.core.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import com.aifilmstudio.core.protocol.TaskKind;
import com.aifilmstudio.core.queue.WaitingTask;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TimingsTest {

  private final List<Sample> samples = new ArrayList<>();

  @Test
  void theSameShapeOnTheSameMachineCountsBeforeAnythingElse() {
    measured("small", "fast", 10, 4);
    measured("small", "slow", 10, 40);
    measured("large", "fast", 100, 50);

    assertThat(length("small", "fast", 10)).isEqualTo(Duration.ofSeconds(4));
    assertThat(length("small", "slow", 10)).isEqualTo(Duration.ofSeconds(40));
  }

  @Test
  void aShapeThatWasNotMeasuredGoesByHowWellPromisesAreKeptThere() {
    measured("small", "fast", 10, 5);
    measured("small", "slow", 10, 40);

    assertThat(length("huge", "fast", 200)).isEqualTo(Duration.ofSeconds(100));
    assertThat(length("huge", "slow", 200)).isEqualTo(Duration.ofSeconds(800));
  }

  @Test
  void aMachineThatWasNotMeasuredGoesByTheOthers() {
    measured("small", "fast", 10, 5);

    assertThat(length("small", "new", 10)).isEqualTo(Duration.ofSeconds(5));
  }

  @Test
  void twoShotsAreNotEnoughToGoBy() {
    samples.add(sample("small", "fast", 10, 1));
    samples.add(sample("small", "fast", 10, 1));

    assertThat(length("small", "fast", 10)).isEqualTo(Duration.ofSeconds(10));
  }

  @Test
  void whatIsLeftOfAShotFollowsItsStageAndItsSteps() {
    var stages = Map.of("text", 1.0, "denoise", 6.0, "decode", 2.0, "encode", 0.5, "upload", 0.5);
    for (int i = 0; i < 3; i++) {
      samples.add(new Sample(TaskKind.RENDER, "m", "small", "fast", 10, 10, stages));
    }

    assertThat(left("text", 0)).isEqualTo(Duration.ofSeconds(10));
    assertThat(left("denoise", 0)).isEqualTo(Duration.ofSeconds(9));
    assertThat(left("denoise", 0.5)).isEqualTo(Duration.ofSeconds(5));
    assertThat(left("decode", 1)).isEqualTo(Duration.ofSeconds(2));
    assertThat(left("encode", 1)).isEqualTo(Duration.ofSeconds(1));
    assertThat(left("upload", 1)).isEqualTo(Duration.ofMillis(500));
  }

  private Duration left(String stage, double part) {
    var held = new HeldTask(task("small", 10), Optional.of(stage), part);
    return Timings.of(samples).left(held, "fast", Luck.MEDIAN);
  }

  private Duration length(String shape, String machine, double promised) {
    return Timings.of(samples).of(task(shape, promised), machine, Luck.MEDIAN);
  }

  private void measured(String shape, String machine, double promised, double seconds) {
    for (int i = 0; i < 3; i++) {
      samples.add(sample(shape, machine, promised, seconds));
    }
  }

  private static Sample sample(String shape, String machine, double promised, double seconds) {
    return new Sample(TaskKind.RENDER, "m", shape, machine, promised, seconds, Map.of());
  }

  private static WaitingTask task(String shape, double promised) {
    return new WaitingTask(
        "t",
        "j",
        "a",
        TaskKind.RENDER,
        "m",
        50,
        Optional.empty(),
        Instant.EPOCH,
        Instant.EPOCH,
        1,
        promised,
        shape);
  }
}
