package com.aifilmstudio.renderpod.worker;

/** A piece of work was dropped in its middle, because nobody wants it now. */
final class Abandoned extends Exception {

  private static final long serialVersionUID = 1L;

  private final Ending ending;

  Abandoned(Ending ending) {
    super(ending.toString(), null, false, false); // an answer, not a fault: no stack trace
    this.ending = ending;
  }

  Ending ending() {
    return ending;
  }
}
