package com.aifilmstudio.renderpod.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.aifilmstudio.renderpod.TinyFilm;
import com.aifilmstudio.renderpod.engine.simulated.Pace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TakeTest {

  @ParameterizedTest
  @ValueSource(strings = {"ddim", "dpm++2m"})
  void theModelsOwnTakesArePossible(String sampler) {
    assertThat(take(16, 20, sampler).impossibleFor(TinyFilm.bundle())).isEmpty();
    assertThat(take(16, 1, sampler).impossibleFor(TinyFilm.bundle())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "17,20,ddim,'17 frames were asked for, the model makes [16]'",
    "16,0,ddim,'0 steps were asked for, 1 to 1000 can be taken'",
    "16,1001,ddim,'1001 steps were asked for, 1 to 1000 can be taken'",
    "16,20,euler,'sampler euler was asked for, there are [ddim, dpm++2m]'"
  })
  void whatTheModelCannotMakeIsSaidInWords(int frames, int steps, String sampler, String words) {
    assertThat(take(frames, steps, sampler).impossibleFor(TinyFilm.bundle())).contains(words);
  }

  @Test
  void anImpossibleTakeFailsAndMakesNoNoise() throws Exception {
    try (var engine = SimulatedEngine.load(TinyFilm.bundle(), Pace.INSTANT, time -> {})) {
      assertThat(engine.render(take(16, 0, "ddim"), TakeListener.none()))
          .isInstanceOf(TakeOutcome.Failed.class);
    }
  }

  private static Take take(int frames, int steps, String sampler) {
    return new Take("", "", frames, 1, steps, 4, sampler);
  }
}
