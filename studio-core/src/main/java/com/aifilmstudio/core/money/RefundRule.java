package com.aifilmstudio.core.money;

import com.aifilmstudio.core.failure.Blame;
import java.util.Optional;

/**
 * What becomes of a film's captures when it has failed. If a machine, the pool or the studio was to
 * blame, the film that was ordered does not exist through no fault of its owner, and all is given
 * back. If its owner or the film itself was, the shots that are there stay paid: they are reused by
 * the next order of the film.
 */
public final class RefundRule {

  private RefundRule() {}

  /** {@code blame} is empty for a film that did not fail. */
  public static boolean refunds(Optional<Blame> blame) {
    return blame
        .map(
            it ->
                switch (it) {
                  case USER, JOB -> false;
                  case NODE, POOL, PLATFORM -> true;
                })
        .orElse(false);
  }
}
