package com.aifilmstudio.core.plan;

import com.aifilmstudio.core.plan.Draft.Spoken;
import com.aifilmstudio.core.plan.Draft.Timing;
import com.aifilmstudio.core.plan.FilmPlan.Cue;
import java.util.ArrayList;
import java.util.List;

/**
 * What is said in a shot as caption cues on the film's clock. Long lines are broken into cues of at
 * most {@value #LONGEST_CUE} letters (two lines on the screen), at the end of a sentence where
 * there is one. A shot that the author made shorter than its words shows them faster; none outlasts
 * it.
 */
final class Captions {

  private static final int LONGEST_CUE = 84;

  private Captions() {}

  static List<Cue> of(List<Spoken> spoken, long startMillis, long endMillis) {
    double needed = ReadingTime.ofSpeech(spoken) * 1000;
    double pace = Math.min(1, (endMillis - startMillis) / Math.max(1, needed));
    var cues = new ArrayList<Cue>();
    double end = startMillis;
    double startOfLast = startMillis;
    for (var line : spoken) {
      double start = line.timing() == Timing.WITH_THE_LAST ? startOfLast : end;
      double lineEnd = start + ReadingTime.ofLine(line.text()) * 1000 * pace;
      cues.addAll(pieces(line, start, Math.min(lineEnd, endMillis)));
      end = Math.max(end, lineEnd);
      startOfLast = start;
    }
    return cues;
  }

  private static List<Cue> pieces(Spoken line, double start, double end) {
    var cues = new ArrayList<Cue>();
    double letters = line.text().length();
    double from = start;
    for (var piece : broken(line.text())) {
      double to = Math.min(end, from + (end - start) * piece.length() / letters);
      cues.add(new Cue(Math.round(from), Math.round(to), line.speaker(), piece));
      from = to;
    }
    if (!cues.isEmpty()) {
      var last = cues.removeLast();
      cues.add(new Cue(last.startMillis(), Math.round(end), last.speaker(), last.text()));
    }
    return cues;
  }

  /** The text in pieces that fit; a single word that does not fit stays whole. */
  private static List<String> broken(String text) {
    var pieces = new ArrayList<String>();
    var piece = new StringBuilder();
    for (var word : text.strip().split("\\s+")) {
      boolean full = piece.length() + 1 + word.length() > LONGEST_CUE;
      boolean sentenceEnded = piece.length() > LONGEST_CUE / 2 && endsSentence(piece);
      if (!piece.isEmpty() && (full || sentenceEnded)) {
        pieces.add(piece.toString());
        piece.setLength(0);
      }
      piece.append(piece.isEmpty() ? "" : " ").append(word);
    }
    if (!piece.isEmpty()) {
      pieces.add(piece.toString());
    }
    return pieces;
  }

  private static boolean endsSentence(CharSequence text) {
    return ".!?\u2026".indexOf(text.charAt(text.length() - 1)) >= 0;
  }
}
