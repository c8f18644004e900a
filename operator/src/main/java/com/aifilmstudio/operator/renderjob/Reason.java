package com.aifilmstudio.operator.renderjob;

/**
 * Why a film that is not over is not further. There is exactly one at every moment; the documented
 * table is made from these.
 */
enum Reason {
  Accepted(Help.NOT_NEEDED, "It has just been seen; its pool and its script are looked at next."),
  PoolNotFound(Help.NEEDED, "The RenderPool that spec.poolRef names is not there."),
  NamespaceNotAllowed(
      Help.NEEDED,
      "The RenderPool renders no films of this namespace (its spec.allowedNamespaces)."),
  NoCompatiblePool(
      Help.NEEDED,
      "The RenderPool can never render this film: its size, rate, model, engine or GPUs do not fit;"
          + " the condition WorkersAvailable says which."),
  ModelNotAvailable(Help.NEEDED, "The RenderPool's model has not been read, or is not there."),
  ScriptNotFound(Help.NEEDED, "What spec.film.scriptRef names is not there."),
  WaitingForWorkers(Help.NOT_NEEDED, "No worker of the RenderPool is up; the pool starts one."),
  ModelReplaced(
      Help.NEEDED,
      "The RenderPool has gone on to another model, and no worker has the one that the film was"
          + " planned with."),
  PoolPaused(
      Help.NEEDED,
      "All workers of the RenderPool met the same cause, for example a model store that is away; it"
          + " is tried again from time to time."),
  QuotaReached(Help.NOT_NEEDED, "Its account holds as many GPUs as administrators let it."),
  WaitingToTryAgain(
      Help.NOT_NEEDED, "All that waits has failed or was lost before, and pauses for a while."),
  WaitingForTurn(Help.NOT_NEEDED, "All workers of the RenderPool are at other work."),
  Rendering(Help.NOT_NEEDED, "Workers render its shots."),
  Pausing(Help.NOT_NEEDED, "It is to be paused; workers have not handed back all shots yet."),
  PauseRequested(Help.NOT_NEEDED, "It is paused, and no worker holds a shot of it."),
  BudgetReached(
      Help.NEEDED, "Its budget is used up; the shots under way end, and no other begins."),
  CreditExhausted(
      Help.NEEDED,
      "Its account has too few credits left for it; it is paused until there are more, for at most a"
          + " day."),
  Assembling(Help.NOT_NEEDED, "A worker cuts the film."),
  OutputNotReadable(Help.NEEDED, "A delivered file could not be read back; it is tried again."),
  Stopping(Help.NOT_NEEDED, "It will end as its message says, when the last worker has stopped."),
  CancelRequested(Help.NOT_NEEDED, "It is to be canceled; workers have not all stopped yet.");

  private enum Help {
    NEEDED,
    NOT_NEEDED
  }

  private final Help help;
  private final String meaning;

  Reason(Help help, String meaning) {
    this.help = help;
    this.meaning = meaning;
  }

  /** Somebody may have to do something; it is told as an Event. */
  boolean needsSomebody() {
    return help == Help.NEEDED;
  }

  /** In a sentence, for the documentation. */
  String meaning() {
    return meaning;
  }
}
