package com.aifilmstudio.core.fountain;

import java.util.List;

/** Words without their markup, and which of them are emphasised. */
public record Text(String plain, List<Emphasis> emphasis) {

  /** From letter {@code start} to before letter {@code end}; ranges may overlap. */
  public record Emphasis(Style style, int start, int end) {}

  /** How words stand out. */
  public enum Style {
    ITALIC,
    BOLD,
    UNDERLINE
  }

  public Text {
    emphasis = List.copyOf(emphasis);
  }

  static Text of(String written) {
    return EmphasisReader.read(written);
  }

  @Override
  public String toString() {
    return plain;
  }
}
