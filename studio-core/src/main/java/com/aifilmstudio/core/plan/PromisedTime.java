package com.aifilmstudio.core.plan;

import com.aifilmstudio.core.bundle.Bundle;

/** What a film takes on the bundle's reference worker, until a pool has measured its own. */
public final class PromisedTime {

  private PromisedTime() {}

  /** GPU-seconds of one shot. */
  public static double ofShot(FilmPlan plan, FilmPlan.Shot shot, Bundle.Estimate estimate) {
    return shot.parts().size() * plan.steps() * estimate.secondsPerStep()
        + shot.parts().stream().mapToInt(FilmPlan.Part::frames).sum()
            * estimate.secondsPerDecodedFrame();
  }

  /** GPU-seconds of all shots. */
  public static double ofFilm(FilmPlan plan, Bundle.Estimate estimate) {
    return plan.shots().stream().mapToDouble(shot -> ofShot(plan, shot, estimate)).sum();
  }
}
