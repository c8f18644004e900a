package com.aifilmstudio.core.fountain;

import java.util.List;

/**
 * A line of the script after boneyard and notes were taken out.
 *
 * @param number from 1
 * @param text without its line break; tabs are four spaces
 * @param notes those that begin on it
 * @param kind whether it parts paragraphs
 */
record SourceLine(int number, String text, List<Note> notes, Kind kind) {

  /** What a line does to the paragraph around it. */
  enum Kind {
    /** It has words. */
    WORDS,
    /** It has none, and ends the paragraph. */
    EMPTY,
    /** Two spaces and nothing else: an empty line inside dialogue. */
    KEPT_EMPTY,
    /** It had nothing but notes or boneyard, and counts as not there. */
    GONE
  }

  String stripped() {
    return text.strip();
  }
}
