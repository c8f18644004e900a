package com.aifilmstudio.local.cli;

import com.aifilmstudio.local.cli.keeper.KeeperPart;
import com.aifilmstudio.local.cli.studio.LocalStudio;
import com.aifilmstudio.local.parts.kubelet.PodSweep;
import com.aifilmstudio.local.parts.process.AtExit;
import com.aifilmstudio.local.parts.process.PartStatus;
import com.aifilmstudio.local.parts.process.Supervisor;
import java.time.Duration;
import java.time.InstantSource;

/** The end of a studio that was left running: its keeper, its parts, its pods. */
final class WholeEnd {
  private static final Duration PODS_END_WITHIN = Duration.ofSeconds(5);

  private WholeEnd() {}

  /**
   * Ends what a start has begun when the program is interrupted before the start is done. A studio
   * that ran before is left running.
   */
  static AtExit ofWhatIsHalfStarted(Supervisor supervisor) {
    boolean ranBefore = supervisor.status().stream().anyMatch(PartStatus::isUp);
    return AtExit.undo(
        () -> {
          if (!ranBefore) {
            of(supervisor);
          }
        });
  }

  static void of(Supervisor supervisor) {
    KeeperPart.dismiss(supervisor);
    supervisor.stop();
    // The kubelet takes its pods with it, unless it was killed itself.
    PodSweep.endAll(LocalStudio.pods(supervisor.home()), PODS_END_WITHIN, InstantSource.system());
  }
}
