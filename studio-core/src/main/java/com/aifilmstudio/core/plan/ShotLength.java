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
    double speech = inWholeClips(ReadingTime.ofSpeech(draft.spoken()), clips);
    return Math.min(OrderCheck.LONGEST_SHOT_SECONDS, Math.max(action, speech));
  }

  /** Speech that is hardly longer than some full clips is hurried a little and saves a run. */
  private static double inWholeClips(double speech, ClipPlan clips) {
    double whole = Math.floor(speech / clips.longestSeconds()) * clips.longestSeconds();
    return whole >= speech * ReadingTime.HURRIED ? whole : speech;
  }
}
