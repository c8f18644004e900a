package com.aifilmstudio.store.money;

import com.aifilmstudio.core.money.MicroCredits;

/** Whether an account can pay for what it orders. */
public sealed interface HoldAnswer {

  /** So much is set aside; nothing, if it pays afterwards or it costs nothing. */
  record Placed(MicroCredits held) implements HoldAnswer {}

  /** There is too little; nothing was written. */
  record Insufficient(MicroCredits required, MicroCredits available) implements HoldAnswer {}
}
