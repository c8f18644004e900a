package com.aifilmstudio.core.bundle;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How a shot is put into the words that a model understands. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Dialect.Slots.class, name = "slots"),
  @JsonSubTypes.Type(value = Dialect.Text.class, name = "text")
})
public sealed interface Dialect {

  /** Free text for large models; {@code {heading} {action} {camera} {style}} are filled in. */
  record Text(String template, String negative) implements Dialect {}

  /** A sentence with blanks; each blank takes one of a closed list of values. */
  record Slots(String template, String negative, Map<String, Slot> slots) implements Dialect {}

  /**
   * One blank: each value with the words and phrases that mean it, and what is taken when none is
   * found. A slot without a default must be filled by the script. {@code sticky} slots take the
   * value of the shot before in the same scene when the text names none.
   */
  record Slot(Map<String, List<String>> values, Optional<String> fallback, boolean sticky) {}
}
