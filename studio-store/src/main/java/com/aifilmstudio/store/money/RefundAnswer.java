package com.aifilmstudio.store.money;

import com.aifilmstudio.core.money.MicroCredits;
import com.aifilmstudio.store.JobId;

/** Whether a take was given back. */
public sealed interface RefundAnswer {

  /**
   * Its account has it again.
   *
   * @param again it had it before
   */
  record Refunded(String account, JobId job, MicroCredits amount, boolean again)
      implements RefundAnswer {}

  /** Nothing was ever paid for such a take. */
  record NothingPaid() implements RefundAnswer {}

  /** All that its film had cost was given back when it failed. */
  record WithItsFilm(JobId job) implements RefundAnswer {}
}
