package com.aifilmstudio.core.fountain;

import com.aifilmstudio.core.fountain.SourceLine.Kind;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a script into lines and takes boneyard and notes out of them, in one pass over the letters.
 * Where an opening mark has no closing one, it is an ordinary text; that there is none is
 * remembered, so that a script full of opening marks is not searched again for each.
 */
final class SourceReader {

  private final CharSequence script;
  private final List<SourceLine> lines = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();
  private List<Note> notes = new ArrayList<>();
  private int number = 1;
  private boolean removed;

  /** Before this place it is known that no boneyard is closed, and that no note is. */
  private int noBoneyardEndBefore;

  private int noNoteEndBefore;

  private SourceReader(CharSequence script) {
    this.script = script;
  }

  static List<SourceLine> read(CharSequence script) {
    var reader = new SourceReader(script);
    reader.read();
    return reader.lines;
  }

  private void read() {
    int at = 0;
    if (script.length() > 0 && script.charAt(0) == '\uFEFF') {
      at = 1;
    }
    while (at < script.length()) {
      char letter = script.charAt(at);
      if (letter == '/' && next(at) == '*') {
        at = boneyard(at);
      } else if (letter == '[' && next(at) == '[') {
        at = note(at);
      } else if (letter == '\n' || letter == '\r') {
        endLine();
        at += letter == '\r' && next(at) == '\n' ? 2 : 1;
      } else {
        append(letter);
        at++;
      }
    }
    endLine();
  }

  private int boneyard(int start) {
    int end = start < noBoneyardEndBefore ? -1 : find('*', '/', start + 2, script.length());
    if (end < 0) {
      noBoneyardEndBefore = script.length();
      append('/');
      return start + 1;
    }
    skip(start, end + 2, new StringBuilder());
    return end + 2;
  }

  /** A note may run over lines, but an empty line ends it, as it ends a paragraph. */
  private int note(int start) {
    int end = start < noNoteEndBefore ? -1 : noteEnd(start + 2);
    if (end < 0) {
      append('[');
      return start + 1;
    }
    int begins = number;
    var words = new StringBuilder();
    var line = notes;
    skip(start + 2, end, words);
    removed = true;
    // A note is listed where it begins, also when that line is already closed.
    line.add(new Note(begins, words.toString().strip()));
    return end + 2;
  }

  private int noteEnd(int from) {
    boolean lineHasWords = true;
    for (int at = from; at + 1 < script.length(); at++) {
      char letter = script.charAt(at);
      if (letter == ']' && script.charAt(at + 1) == ']') {
        return at;
      }
      if (letter == '\n' || (letter == '\r' && script.charAt(at + 1) != '\n')) {
        if (!lineHasWords) {
          noNoteEndBefore = at;
          return -1;
        }
        lineHasWords = false;
      } else if (letter != '\r') {
        // A line of spaces does not end a note: so the format asks for it.
        lineHasWords = true;
      }
    }
    noNoteEndBefore = script.length();
    return -1;
  }

  /** Passes over text that is taken out, keeping count of lines. */
  private void skip(int from, int to, StringBuilder words) {
    removed = true;
    for (int at = from; at < to; at++) {
      char letter = script.charAt(at);
      if (letter == '\n' || (letter == '\r' && next(at) != '\n')) {
        endLine();
        removed = true;
        words.append('\n');
      } else if (letter != '\r') {
        words.append(letter);
      }
    }
  }

  private int find(char first, char second, int from, int to) {
    for (int at = from; at + 1 < to; at++) {
      if (script.charAt(at) == first && script.charAt(at + 1) == second) {
        return at;
      }
    }
    return -1;
  }

  private char next(int at) {
    return at + 1 < script.length() ? script.charAt(at + 1) : '\0';
  }

  private void append(char letter) {
    if (letter == '\t') {
      text.append("    ");
    } else if (!Character.isISOControl(letter)) {
      text.append(letter);
    }
  }

  private void endLine() {
    var words = text.toString();
    lines.add(new SourceLine(number++, words, notes, kind(words)));
    text.setLength(0);
    notes = new ArrayList<>();
    removed = false;
  }

  private Kind kind(String words) {
    if (!words.isBlank()) {
      return Kind.WORDS;
    }
    if (removed) {
      return Kind.GONE;
    }
    return words.length() == 2 ? Kind.KEPT_EMPTY : Kind.EMPTY;
  }
}
