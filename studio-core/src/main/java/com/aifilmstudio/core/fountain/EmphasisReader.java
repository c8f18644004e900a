package com.aifilmstudio.core.fountain;

import com.aifilmstudio.core.fountain.Text.Emphasis;
import com.aifilmstudio.core.fountain.Text.Style;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Finds *italic*, **bold**, ***both*** and _underlined_ words. A mark opens before a letter and
 * closes behind one; a mark without its partner on the same line is an ordinary letter, and so is
 * one behind a backslash. Each style is paired for itself in one pass, so styles may cross.
 */
final class EmphasisReader {

  private final CharSequence written;
  private final StringBuilder plain = new StringBuilder();
  private final List<Pair> pairs = new ArrayList<>();
  private final List<Mark> marks = new ArrayList<>();
  private final Map<Style, Mark> open = new EnumMap<>(Style.class);

  /** A mark, where it stood in the plain text, and whether a partner was found. */
  private static final class Mark {
    final Style style;
    int at;
    boolean paired;

    Mark(Style style, int at) {
      this.style = style;
      this.at = at;
    }

    String letters() {
      return switch (style) {
        case ITALIC -> "*";
        case BOLD -> "**";
        case UNDERLINE -> "_";
      };
    }
  }

  private record Pair(Mark from, Mark to) {

    Emphasis emphasis() {
      return new Emphasis(from.style, from.at, to.at);
    }
  }

  private EmphasisReader(CharSequence written) {
    this.written = written;
  }

  static Text read(CharSequence written) {
    var reader = new EmphasisReader(written);
    reader.split();
    return reader.joined();
  }

  /** First pass: letters go to {@code plain}, marks are noted with the place where they stood. */
  private void split() {
    for (int at = 0; at < written.length(); ) {
      char letter = written.charAt(at);
      if (letter == '\\' && at + 1 < written.length() && isMark(written.charAt(at + 1))) {
        plain.append(written.charAt(at + 1));
        at += 2;
      } else if (isMark(letter)) {
        int end = endOfRun(at);
        note(letter, at, end);
        at = end;
      } else {
        if (letter == '\n') {
          open.clear();
        }
        plain.append(letter);
        at++;
      }
    }
  }

  private int endOfRun(int start) {
    int end = start + 1;
    while (end < written.length() && written.charAt(end) == written.charAt(start)) {
      end++;
    }
    return end;
  }

  private void note(char letter, int start, int end) {
    var styles = stylesOf(letter, end - start);
    if (styles.isEmpty()) {
      plain.append(written, start, end);
      return;
    }
    boolean closes = start > 0 && !Character.isWhitespace(written.charAt(start - 1));
    boolean opens = end < written.length() && !Character.isWhitespace(written.charAt(end));
    for (var style : styles) {
      var mark = new Mark(style, plain.length());
      marks.add(mark);
      var partner = open.get(style);
      if (closes && partner != null && partner.at < mark.at) {
        partner.paired = true;
        mark.paired = true;
        pairs.add(new Pair(partner, mark));
        open.remove(style);
      } else if (opens && partner == null) {
        open.put(style, mark);
      }
    }
  }

  private static List<Style> stylesOf(char letter, int count) {
    if (letter == '_') {
      return count == 1 ? List.of(Style.UNDERLINE) : List.of();
    }
    return switch (count) {
      case 1 -> List.of(Style.ITALIC);
      case 2 -> List.of(Style.BOLD);
      case 3 -> List.of(Style.BOLD, Style.ITALIC);
      default -> List.of();
    };
  }

  /** Second pass: marks without a partner go back to where they stood, and places move along. */
  private Text joined() {
    var text = new StringBuilder();
    int copied = 0;
    for (var mark : marks) {
      text.append(plain, copied, mark.at);
      copied = mark.at;
      if (!mark.paired) {
        text.append(mark.letters());
      }
      mark.at = text.length();
    }
    text.append(plain, copied, plain.length());
    var order = Comparator.comparing(Emphasis::start).thenComparing(Emphasis::style);
    return new Text(text.toString(), pairs.stream().map(Pair::emphasis).sorted(order).toList());
  }

  private static boolean isMark(char letter) {
    return letter == '*' || letter == '_';
  }
}
