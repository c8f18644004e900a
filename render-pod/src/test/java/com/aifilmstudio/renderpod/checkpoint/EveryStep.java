package com.aifilmstudio.renderpod.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.aifilmstudio.renderpod.engine.Clip;
import com.aifilmstudio.renderpod.engine.Engine;
import com.aifilmstudio.renderpod.engine.Take;
import com.aifilmstudio.renderpod.engine.TakeListener;
import com.aifilmstudio.renderpod.engine.TakeListener.Verdict;
import com.aifilmstudio.renderpod.engine.TakeOutcome;
import com.aifilmstudio.renderpod.engine.diffusion.LatentState;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Breaks a take off after each of its steps, and goes on from a file. */
final class EveryStep {

  private EveryStep() {}

  static void leadsToTheSameFrames(Engine engine, Take take, Path home) throws IOException {
    var states = new ArrayList<LatentState>();
    var uninterrupted =
        frames(
            engine.render(
                take,
                progress -> {
                  states.add(progress.state());
                  return Verdict.CONTINUE;
                }));
    assertThat(states).hasSize(take.steps());
    for (var state : states) {
      var file = home.resolve(take.sampler().replace("+", "p") + "-" + state.step());
      new CheckpointFile("c", new ShotState(List.of(), Optional.of(state))).write(file);
      var read = CheckpointFile.read(file).state().of(0, take.steps());
      var resumed = frames(engine.render(take, read, TakeListener.none()));
      for (var i = 0; i < uninterrupted.size(); i++) {
        assertThat(resumed.get(i))
            .as("%s, left after step %d, frame %d", take.sampler(), state.step(), i)
            .isEqualTo(uninterrupted.get(i));
      }
    }
  }

  private static List<byte[]> frames(TakeOutcome outcome) {
    assertThat(outcome).isInstanceOf(TakeOutcome.Rendered.class);
    Clip clip = ((TakeOutcome.Rendered) outcome).clip();
    return clip.frames();
  }
}
