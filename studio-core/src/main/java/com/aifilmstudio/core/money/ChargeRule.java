package com.aifilmstudio.core.money;

import com.aifilmstudio.core.failure.Blame;
import com.aifilmstudio.core.failure.FailureCode;
import java.util.Optional;

/**
 * Who pays for the GPU time of a take that has ended. An account pays for what it gets and for what
 * it stops itself; never for a shot that did not come out, a machine that broke or went away.
 */
public final class ChargeRule {

  private ChargeRule() {}

  /**
   * Whether the account pays.
   *
   * @param code of a take without a result; of one with a result there is none
   * @param stoppedByOwner the film pauses or ends as its owner wants, or by a limit that he set; a
   *     worker that says so of another film is not believed
   */
  public static boolean pays(
      Optional<FailureCode> code, Optional<Blame> blame, boolean stoppedByOwner) {
    if (code.isEmpty()) {
      return true;
    }
    return switch (code.get()) {
      // Paused: what was rendered is kept as a checkpoint, and the film goes on from there.
      case TASK_PAUSED, TASK_CANCELED -> stoppedByOwner;
      default -> blame.filter(Blame.USER::equals).isPresent();
    };
  }
}
