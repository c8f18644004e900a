package com.aifilmstudio.renderpod.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.aifilmstudio.renderpod.TinyFilm;
import com.aifilmstudio.renderpod.engine.SimulatedEngine;
import com.aifilmstudio.renderpod.engine.Take;
import com.aifilmstudio.renderpod.engine.TakeListener;
import com.aifilmstudio.renderpod.engine.TakeOutcome;
import com.aifilmstudio.renderpod.engine.diffusion.LatentState;
import com.aifilmstudio.renderpod.engine.simulated.Pace;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulatedCheckpointTest {

  private static final Take TAKE = new Take("a ship", "", 16, 42, 12, 4, "ddim");

  @Test
  void aTakeLeftAfterAnyStepComesOutTheSame(@TempDir Path home) throws Exception {
    try (var engine = engine()) {
      EveryStep.leadsToTheSameFrames(engine, TAKE, home);
    }
  }

  @Test
  void goingOnFromTheWrongNumbersIsSeenInTheFrames() throws Exception {
    try (var engine = engine()) {
      var right = (TakeOutcome.Rendered) engine.render(TAKE, TakeListener.none());
      var wrong = new LatentState(5, new float[engine.latentSize(TAKE)], Optional.empty());
      var outcome =
          (TakeOutcome.Rendered) engine.render(TAKE, Optional.of(wrong), TakeListener.none());
      assertThat(outcome.clip().frames().getFirst()).isNotEqualTo(right.clip().frames().getFirst());
    }
  }

  private static SimulatedEngine engine() throws InterruptedException {
    return SimulatedEngine.load(TinyFilm.bundle(), Pace.INSTANT, time -> {});
  }
}
