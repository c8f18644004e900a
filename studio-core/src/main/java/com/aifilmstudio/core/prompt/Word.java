package com.aifilmstudio.core.prompt;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * One word of a text in lower case, and the sentence and clause it stands in. Hyphens part words
 * ("hot-air"), an apostrophe does not, and a possessive 's is dropped.
 */
record Word(String text, int sentence, int clause) {

  // Possessive (++, *+): a repeated group that may give back takes a stack frame for each round.
  private static final Pattern TOKEN =
      Pattern.compile("[\\p{L}\\p{N}]++(?:['\u2019][\\p{L}\\p{N}]++)*+|[.!?]|[,;:()\u2014]|\\R");

  static List<Word> of(String text) {
    var words = new ArrayList<Word>();
    int sentence = 0;
    int clause = 0;
    var tokens = TOKEN.matcher(text);
    while (tokens.find()) {
      var token = tokens.group();
      switch (token.charAt(0)) {
        case '.', '!', '?' -> {
          sentence++;
          clause++;
        }
        case ',', ';', ':', '(', ')', '\u2014' -> clause++;
        case '\n', '\r' -> {}
        default -> words.add(new Word(plain(token), sentence, clause));
      }
    }
    return words;
  }

  /** The word and what it may be a form of: plural or third person ("flies", "crosses", "pans"). */
  Set<String> forms() {
    var forms = new LinkedHashSet<String>();
    forms.add(text);
    if (text.length() > 4 && text.endsWith("ies")) {
      forms.add(text.substring(0, text.length() - 3) + "y");
    }
    if (text.length() > 4 && text.endsWith("es")) {
      forms.add(text.substring(0, text.length() - 2));
    }
    if (text.length() > 3 && text.endsWith("s") && !text.endsWith("ss")) {
      forms.add(text.substring(0, text.length() - 1));
    }
    return forms;
  }

  /** Tells how something is done ("slowly"), and may stand anywhere. */
  boolean isManner() {
    return text.length() > 4 && text.endsWith("ly");
  }

  private static String plain(String token) {
    var lower = token.toLowerCase(Locale.ROOT).replace('\u2019', '\'');
    return lower.endsWith("'s") ? lower.substring(0, lower.length() - 2) : lower;
  }
}
