package com.aifilmstudio.core.fountain;

import java.util.List;
import java.util.Optional;

/** The keys and values before the first scene, in order, each value as its lines. */
public record TitlePage(List<Entry> entries) {

  /** One key, as it was written, and its lines. */
  public record Entry(String key, List<Text> values) {}

  public static final TitlePage NONE = new TitlePage(List.of());

  public TitlePage {
    entries = List.copyOf(entries);
  }

  /** The lines under a key, in one; upper case does not count. */
  public Optional<String> value(String key) {
    return entries.stream()
        .filter(entry -> entry.key().equalsIgnoreCase(key))
        .map(entry -> String.join(" ", entry.values().stream().map(Text::plain).toList()).strip())
        .findFirst();
  }
}
