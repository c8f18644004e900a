package com.aifilmstudio.renderpod.checkpoint;

import com.aifilmstudio.renderpod.TinyFilm;
import com.aifilmstudio.renderpod.engine.DiffusionEngine;
import com.aifilmstudio.renderpod.engine.Take;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** With the real model: what goes on from a checkpoint equals what was never left. */
@Tag("studio")
class DiffusionCheckpointIT {

  @ParameterizedTest
  @ValueSource(strings = {"ddim", "dpm++2m"})
  void aTakeLeftAfterAnyStepComesOutTheSame(String sampler, @TempDir Path home) throws Exception {
    var prompt = "a red balloon moving right over the sea at day";
    try (var engine = DiffusionEngine.load(TinyFilm.FOLDER, TinyFilm.bundle(), 2)) {
      EveryStep.leadsToTheSameFrames(engine, new Take(prompt, "", 16, 42, 6, 4, sampler), home);
    }
  }
}
