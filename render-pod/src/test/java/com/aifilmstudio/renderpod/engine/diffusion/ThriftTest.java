package com.aifilmstudio.renderpod.engine.diffusion;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class ThriftTest {

  @Test
  void decodingTakesFewerFramesAtOnceAndThenTheTextEncodersRoom() {
    assertThat(ladder(Thrift::forDecoding))
        .containsExactly(
            new Thrift(2, false, false), new Thrift(1, false, false), new Thrift(1, false, true));
  }

  @Test
  void aStepIsMadeInTwoPassesAndThenInTheTextEncodersRoom() {
    assertThat(ladder(Thrift::forDenoising))
        .containsExactly(new Thrift(4, true, false), new Thrift(4, true, true));
  }

  @Test
  void readingThePromptCanOnlyBeDoneElsewhere() {
    assertThat(ladder(Thrift::withoutTextEncoder)).containsExactly(new Thrift(4, false, true));
  }

  @Test
  void whateverIsShortOfMemoryNothingIsGivenUpTwiceAndItComesToAnEnd() {
    List<Function<Thrift, Optional<Thrift>>> savings =
        List.of(Thrift::forDecoding, Thrift::forDenoising, Thrift::withoutTextEncoder);
    var random = new SplittableRandom(3);
    for (var run = 0; run < 200; run++) {
      var seen = new ArrayList<>(List.of(Thrift.NONE));
      for (var step = 0; step < 40; step++) {
        savings.get(random.nextInt(3)).apply(seen.getLast()).ifPresent(seen::add);
      }
      assertThat(seen).doesNotHaveDuplicates().hasSizeLessThanOrEqualTo(5);
    }
  }

  private static List<Thrift> ladder(Function<Thrift, Optional<Thrift>> saving) {
    var rungs = new ArrayList<Thrift>();
    for (var next = saving.apply(Thrift.NONE); next.isPresent(); next = saving.apply(next.get())) {
      rungs.add(next.get());
    }
    return rungs;
  }
}
