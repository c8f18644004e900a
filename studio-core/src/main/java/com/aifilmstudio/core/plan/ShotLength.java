package com.aifilmstudio.core.plan;

/**
 * How long a shot lasts: as its author says; else as long as its action takes to read, within what
 * the model makes in one run, and long enough for all that is said in it.
 */
final class ShotLength {

  private ShotLength() {}

  static double of(Draft draft, ClipPlan clips) {
    if (draft.seconds().isPresent()) {
      return draft.seconds().getAsDouble();
    }
    double action =
        Math.clamp(
            ReadingTime.ofAction(draft.text()), clips.shortestSeconds(), clips.longestSeconds());
    // Speech may take several runs: words that go by too fast to read are of no use.
    double speech = ReadingTime.ofSpeech(draft.spoken());
    return Math.min(OrderCheck.LONGEST_SHOT_SECONDS, Math.max(action, speech));
  }
}
