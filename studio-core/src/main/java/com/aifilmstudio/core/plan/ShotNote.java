package com.aifilmstudio.core.plan;

import com.aifilmstudio.core.failure.FailureCode;
import com.aifilmstudio.core.fountain.Note;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/**
 * What a note asks of its shot: {@code [[shot 3s]]}, {@code [[shot #bridge]]} or {@code [[shot
 * #bridge 3.5s]]}. Any other note is for people only, unless it is plainly meant as one of these.
 */
sealed interface ShotNote {

  /** A name, a length, or both. */
  record Asked(Optional<String> name, OptionalDouble seconds) implements ShotNote {}

  /** Meant as an order, and not to be read as one. */
  record Unreadable(PlanProblem problem) implements ShotNote {}

  /** Not for us. */
  record Remark() implements ShotNote {}

  Pattern ORDER =
      Pattern.compile(
          "(?i:shot):?(?:\\s+#(?<name>[a-z][a-z0-9-]{0,62}))?"
              + "(?:\\s+(?<seconds>\\d{1,6}(?:\\.\\d{1,6})?)\\s*(?i:s|secs?|seconds?))?");
  Pattern MEANT_AS_ORDER = Pattern.compile("(?is)shot:?\\s+[#\\d+.-].*");

  static ShotNote read(Note note) {
    var order = ORDER.matcher(note.text());
    if (order.matches()) {
      var seconds = order.group("seconds");
      return new Asked(
          Optional.ofNullable(order.group("name")),
          seconds == null
              ? OptionalDouble.empty()
              : OptionalDouble.of(Double.parseDouble(seconds)));
    }
    return MEANT_AS_ORDER.matcher(note.text()).matches()
        ? new Unreadable(
            new PlanProblem(
                FailureCode.SHOT_INVALID,
                ("Line %d: the note [[%s]] cannot be read; write [[shot 3s]] for a length,"
                        + " [[shot #bridge]] for a name of small letters, digits and hyphens,"
                        + " or [[shot #bridge 3s]].")
                    .formatted(note.line(), note.text())))
        : new Remark();
  }
}
