package com.aifilmstudio.gateway.outputs;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A file of a film. */
enum Variant {
  MP4("Mp4", "mp4", "video/mp4"),
  CAPTIONS("Captions", "vtt", "text/vtt"),
  POSTER("Poster", "jpg", "image/jpeg"),
  CONTACT_SHEET("ContactSheet", "contact-sheet.jpg", "image/jpeg"),
  /** The record of how it was made. */
  LOCK("Lock", "lock.json", "application/json");

  private final String kind;
  private final String ending;
  private final String type;

  Variant(String kind, String ending, String type) {
    this.kind = kind;
    this.ending = ending;
    this.type = type;
  }

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  String type() {
    return type;
  }

  static Optional<Variant> ofKind(String kind) {
    return Arrays.stream(values()).filter(it -> it.kind.equals(kind)).findFirst();
  }

  static Optional<Variant> ofWord(String word) {
    return Arrays.stream(values()).filter(it -> it.word().equals(word)).findFirst();
  }

  boolean is(String otherKind) {
    return kind.equals(otherKind);
  }

  /** What a browser is to call it; a title may hold anything, a file's name may not. */
  String disposition(String title, boolean download) {
    var plain = title.replaceAll("[^\\p{IsAlphabetic}\\p{IsDigit} _-]", "").strip();
    var ascii = plain.replaceAll("[^ -~]", "_");
    var name = (ascii.isEmpty() ? "film" : ascii) + "." + ending;
    return "%s; filename=\"%s\"".formatted(download ? "attachment" : "inline", name);
  }
}
