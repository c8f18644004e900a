package com.aifilmstudio.store.letter;

import com.aifilmstudio.core.money.MicroCredits;
import com.aifilmstudio.store.JobId;

/** What came of a wish to settle a message. */
public sealed interface Settled {

  /** Its film is ordered once more, as another job. */
  record Redriven(JobId from, JobId as) implements Settled {}

  record Dropped() implements Settled {}

  record NoSuchLetter() implements Settled {}

  /** Somebody was there before. */
  record Already(DeadLetter letter) implements Settled {}

  /** There is no film of it that could be ordered again. */
  record NoFilm() implements Settled {}

  /** The account cannot pay for it any more. */
  record Insufficient(MicroCredits required, MicroCredits available) implements Settled {}
}
