package com.aifilmstudio.core.bundle;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** How a shot is put into the words that a model understands. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Dialect.Slots.class, name = "slots"),
  @JsonSubTypes.Type(value = Dialect.Text.class, name = "text")
})
public sealed interface Dialect {

  String template();

  String negative();

  /** Free text for large models; {@code {heading} {action} {camera} {style}} are filled in. */
  record Text(String template, String negative) implements Dialect {

    public Text {
      template = Objects.requireNonNullElse(template, "");
      negative = Objects.requireNonNullElse(negative, "");
    }
  }

  /**
   * A sentence with blanks; each blank takes one of a closed list of values.
   *
   * @param ignored words and phrases that need not be drawn and are not worth a report
   */
  record Slots(String template, String negative, Map<String, Slot> slots, List<String> ignored)
      implements Dialect {

    public Slots {
      template = Objects.requireNonNullElse(template, "");
      negative = Objects.requireNonNullElse(negative, "");
      slots = Objects.requireNonNullElse(slots, Map.of());
      ignored = Objects.requireNonNullElse(ignored, List.of());
    }
  }

  /**
   * One blank.
   *
   * @param values each value with the words and phrases that mean it
   * @param hints each value with words that suggest it where nothing means it plainly: "crosses"
   *     says that something moves, and leaves the direction to others
   * @param fallback what is taken when nothing is found; a slot without one must be filled by the
   *     script
   * @param sticky whether the value of the shot before in the same scene stays until another is
   *     named
   * @param describes the slot whose words this one stands beside: a colour that stands beside
   *     something else is not the object's
   */
  record Slot(
      Map<String, List<String>> values,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, List<String>> hints,
      Optional<String> fallback,
      boolean sticky,
      Optional<String> describes) {

    public Slot {
      values = Objects.requireNonNullElse(values, Map.of());
      hints = Objects.requireNonNullElse(hints, Map.of());
      fallback = Objects.requireNonNullElse(fallback, Optional.empty());
      describes = Objects.requireNonNullElse(describes, Optional.empty());
    }
  }
}
