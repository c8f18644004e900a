package com.aifilmstudio.core.fountain;

import com.aifilmstudio.core.fountain.SourceLine.Kind;
import com.aifilmstudio.core.fountain.TitlePage.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Reads "Title: …" and what follows up to the first empty line. A script that opens with "FADE IN:"
 * has no title page: its first line must have a value, beside it or indented below it, or another
 * key after it.
 */
final class TitlePageReader {

  private static final Pattern KEY = Pattern.compile("(\\p{L}[\\p{L}\\p{N} _-]{0,39}):(.*)");
  private static final String INDENT = "   ";

  private TitlePageReader() {}

  /** The page, and the first line that is not on it. */
  record Result(TitlePage page, int nextLine) {}

  static Result read(List<SourceLine> lines) {
    int first = 0;
    while (first < lines.size() && lines.get(first).kind() != Kind.WORDS) {
      first++;
    }
    if (!opens(lines, first)) {
      return new Result(TitlePage.NONE, 0);
    }
    var entries = new ArrayList<Entry>();
    String key = "";
    var values = new ArrayList<Text>();
    int at = first;
    for (; at < lines.size() && lines.get(at).kind() != Kind.EMPTY; at++) {
      var line = lines.get(at);
      if (line.kind() != Kind.WORDS) {
        continue;
      }
      var keyed = KEY.matcher(line.text());
      if (!indented(line) && keyed.matches()) {
        if (!key.isEmpty()) {
          entries.add(new Entry(key, List.copyOf(values)));
        }
        key = keyed.group(1).strip();
        values.clear();
        addValue(values, keyed.group(2));
      } else {
        addValue(values, line.text());
      }
    }
    entries.add(new Entry(key, List.copyOf(values)));
    return new Result(new TitlePage(entries), at);
  }

  private static boolean opens(List<SourceLine> lines, int first) {
    if (first >= lines.size()) {
      return false;
    }
    var keyed = KEY.matcher(lines.get(first).text());
    if (!keyed.matches()) {
      return false;
    }
    if (!keyed.group(2).isBlank() || first + 1 >= lines.size()) {
      return !keyed.group(2).isBlank();
    }
    var next = lines.get(first + 1);
    return next.kind() == Kind.WORDS && (indented(next) || KEY.matcher(next.text()).matches());
  }

  private static boolean indented(SourceLine line) {
    return line.text().startsWith(INDENT);
  }

  private static void addValue(List<Text> values, String written) {
    if (!written.isBlank()) {
      values.add(Text.of(written.strip()));
    }
  }
}
