package com.aifilmstudio.core.plan;

import com.aifilmstudio.core.plan.Draft.Spoken;
import com.aifilmstudio.core.plan.Draft.Timing;
import java.util.List;
import java.util.regex.Pattern;

/**
 * How long words take. The rate is the BBC Subtitle Guidelines' "recommended subtitle speed" of 160
 * to 180 words a minute (section 4, Timing). The slower end, 0.375 seconds a word, is what is aimed
 * at: for spoken lines, which must be readable as captions, and for described action, where it
 * agrees with the screenwriters' rule that a page (160 to 200 words) is a minute of film. The
 * faster end bounds how far speech may be hurried. A spoken line stays for a second at least, so
 * that "No." can be seen.
 */
final class ReadingTime {

  static final double SECONDS_PER_WORD = 60.0 / 160;
  static final double SHORTEST_LINE_SECONDS = 1;

  /** What speech keeps of its time when it is read at 180 words a minute. */
  static final double HURRIED = 160.0 / 180;

  // Possessive (++, *+): a repeated group that may give back takes a stack frame for each round.
  private static final Pattern WORD =
      Pattern.compile("[\\p{L}\\p{N}]++(?:['\u2019-][\\p{L}\\p{N}]++)*+");

  private ReadingTime() {}

  static int words(String text) {
    return (int) WORD.matcher(text).results().count();
  }

  static double ofAction(String text) {
    return words(text) * SECONDS_PER_WORD;
  }

  static double ofLine(String text) {
    return Math.max(SHORTEST_LINE_SECONDS, words(text) * SECONDS_PER_WORD);
  }

  /** All that is said in a shot, one line after the other; dual dialogue is said at once. */
  static double ofSpeech(List<Spoken> spoken) {
    double end = 0;
    double startOfLast = 0;
    for (var line : spoken) {
      double start = line.timing() == Timing.WITH_THE_LAST ? startOfLast : end;
      end = Math.max(end, start + ofLine(line.text()));
      startOfLast = start;
    }
    return end;
  }
}
