package com.aifilmstudio.core.fountain;

import java.util.List;
import java.util.Optional;

/** One piece of a screenplay. {@code line} is where it begins, from 1. */
public sealed interface Element {

  int line();

  /** Notes that stand in the element, or in the same paragraph. */
  List<Note> notes();

  /** Where and when a scene plays, as written; {@code number} stood between #. */
  record SceneHeading(int line, String text, Optional<String> number, List<Note> notes)
      implements Element {}

  /** A paragraph of what is to be seen, with its line breaks and indents. */
  record Action(int line, Text text, List<Note> notes) implements Element {}

  /** Text in the middle of the line. */
  record Centred(int line, Text text, List<Note> notes) implements Element {}

  /**
   * What one character says.
   *
   * @param extension what stood behind the name in brackets, as in "(V.O.)"
   */
  record Speech(
      int line,
      String character,
      Optional<String> extension,
      Side side,
      List<SpeechPart> parts,
      List<Note> notes)
      implements Element {

    public Speech {
      parts = List.copyOf(parts);
    }
  }

  /** Where a speech stands on the page: the right one of two is spoken along with the left one. */
  enum Side {
    ALONE,
    LEFT,
    RIGHT
  }

  /** A line of song outside of dialogue. */
  record Lyrics(int line, Text text, List<Note> notes) implements Element {}

  /** How one scene gives way to the next. */
  record Transition(int line, String text, List<Note> notes) implements Element {}

  /** An outline heading, for the writer only; {@code depth} counts its #. */
  record Section(int line, int depth, String text, List<Note> notes) implements Element {}

  /** What a scene is about, for the writer only. */
  record Synopsis(int line, String text, List<Note> notes) implements Element {}

  /** A new page. */
  record PageBreak(int line, List<Note> notes) implements Element {}

  /** Notes that have a paragraph for themselves. */
  record Notes(int line, List<Note> notes) implements Element {}
}
