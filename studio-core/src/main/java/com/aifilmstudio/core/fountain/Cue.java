package com.aifilmstudio.core.fountain;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The line above dialogue: a name in capitals, or any name behind an @; then perhaps an extension
 * in brackets, and a ^ for the right one of two who speak at once.
 */
record Cue(String name, Optional<String> extension, boolean right) {

  private static final Pattern NEXT_EXTENSION = Pattern.compile("\\) ?\\(");

  static Optional<Cue> of(String line) {
    boolean forced = line.startsWith("@");
    var rest = (forced ? line.substring(1) : line).strip();
    boolean right = rest.endsWith("^");
    if (right) {
      rest = rest.substring(0, rest.length() - 1).strip();
    }
    int bracket = rest.endsWith(")") ? rest.indexOf('(') : -1;
    var extension =
        bracket > 0
            ? Optional.of(inOne(rest.substring(bracket + 1, rest.length() - 1)))
            : Optional.<String>empty();
    var name = bracket > 0 ? rest.substring(0, bracket).strip() : rest;
    boolean named = forced ? !name.isEmpty() : Looks.inCapitals(name);
    return named ? Optional.of(new Cue(name, extension, right)) : Optional.empty();
  }

  /** "(CONT'D) (V.O.)" is one extension of two words. */
  private static String inOne(String extensions) {
    return NEXT_EXTENSION.matcher(extensions).replaceAll(", ").strip();
  }
}
