package com.aifilmstudio.gateway.jobs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A word of the REST interface and the one that the studio's own records use for it. */
record Words(Map<String, String> inside) {

  static final Words OUTPUTS =
      of("mp4", "Mp4", "captions", "Captions", "poster", "Poster", "contact_sheet", "ContactSheet");

  /** The record of how the film was made is delivered, but need not be ordered. */
  static final Words DELIVERED =
      of(
          "mp4",
          "Mp4",
          "captions",
          "Captions",
          "poster",
          "Poster",
          "contact_sheet",
          "ContactSheet",
          "lock",
          "Lock");

  static final Words FINDINGS = of("fail", "Fail", "warn", "Warn");

  static final Words STATES = of("running", "Running", "paused", "Paused", "canceled", "Canceled");

  static final List<String> CHECKS = List.of("black", "frozen", "flat", "noise", "flicker");

  private static Words of(String... pairs) {
    var words = new LinkedHashMap<String, String>();
    for (int i = 0; i < pairs.length; i += 2) {
      words.put(pairs[i], pairs[i + 1]);
    }
    return new Words(words);
  }

  List<String> words() {
    return new ArrayList<>(inside.keySet());
  }

  String inside(String word) {
    return inside.get(word);
  }

  Optional<String> find(String word) {
    return Optional.ofNullable(inside.get(word));
  }

  /** One that the interface has no word for is spelled as it is, in lower case. */
  String outside(String own) {
    return inside.entrySet().stream()
        .filter(entry -> entry.getValue().equals(own))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseGet(() -> own.toLowerCase(Locale.ROOT));
  }
}
