package com.aifilmstudio.core.prompt;

import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A sentence with blanks in braces. */
public record Template(String text) {

  private static final Pattern BLANK = Pattern.compile("\\{(\\w+)}");

  /** The names of the blanks, in order. */
  public List<String> blanks() {
    return BLANK.matcher(text).results().map(blank -> blank.group(1)).toList();
  }

  /** The sentence; a blank without a value is left out. */
  String fill(Map<String, String> values) {
    return BLANK
        .matcher(text)
        .replaceAll(
            (MatchResult b) -> Matcher.quoteReplacement(values.getOrDefault(b.group(1), "")));
  }
}
