package com.aifilmstudio.core.plan;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * What a shot is, whatever happens to the rest of the script: the name its author gave it, else its
 * scene's heading, its own words, and which of the shots with the same two it is. Upper case and
 * spacing do not count: they change nothing in the picture.
 */
final class Identities {

  private final Map<String, Integer> seen = new HashMap<>();

  String of(Draft draft) {
    if (draft.naming() == Draft.Naming.BY_AUTHOR) {
      return draft.name();
    }
    var heading = plain(draft.heading());
    var text = plain(draft.text());
    int occurrence = seen.merge(heading + '\n' + text, 1, Integer::sum);
    return Fingerprint.of("shot/1", heading, text, occurrence).hex().substring(0, 32);
  }

  private static String plain(String text) {
    return text.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
  }
}
