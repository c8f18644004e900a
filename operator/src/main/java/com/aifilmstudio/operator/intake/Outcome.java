package com.aifilmstudio.operator.intake;

/** What becomes of a message. */
sealed interface Outcome {

  /** It has done its work. */
  record Done() implements Outcome {}

  /** Not now: something else is away, and the message is not to blame. */
  record Later(String why) implements Outcome {}

  /** It will never work, and is put aside for people. */
  record Dead(String why) implements Outcome {}
}
