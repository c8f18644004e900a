package com.aifilmstudio.renderpod.engine.diffusion;

import com.aifilmstudio.core.bundle.Bundle;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What this engine can run; a bundle that says anything else would come out wrong, not fail. */
public final class Supported {

  private Supported() {}

  /** One sentence for each thing that the bundle asks for and this engine has not got. */
  public static List<String> problems(Bundle bundle) {
    var problems = new ArrayList<String>();
    expect("pipeline", "latent-video-diffusion", bundle.pipeline()).ifPresent(problems::add);
    expect("runtime.engine", "PyTorch", bundle.runtime().engine()).ifPresent(problems::add);
    expect("runtime.format", "torchscript", bundle.runtime().format()).ifPresent(problems::add);
    var scheduler = bundle.scheduler();
    expect("scheduler.betaSchedule", "squaredcos_cap_v2", scheduler.betaSchedule())
        .ifPresent(problems::add);
    expect("scheduler.prediction", "v_prediction", scheduler.prediction()).ifPresent(problems::add);
    expect("scheduler.spacing", "trailing", scheduler.spacing()).ifPresent(problems::add);
    return problems;
  }

  private static Optional<String> expect(String key, String known, String asked) {
    return known.equals(asked)
        ? Optional.empty()
        : Optional.of("%s is %s, only %s can be run".formatted(key, asked, known));
  }
}
