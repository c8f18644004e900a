package com.aifilmstudio.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A duration as Kubernetes writes it: {@code 1h30m}, {@code 60s}, {@code 50ms}. */
public record TimeSpan(Duration duration) {
  private static final String SHAPE = "^([0-9]{1,4}h)?([0-9]{1,5}m)?([0-9]{1,7}s)?([0-9]{1,9}ms)?$";
  private static final Pattern PARTS =
      Pattern.compile("(?:(\\d+)h)?(?:(\\d+)m)?(?:(\\d+)s)?(?:(\\d+)ms)?");

  static final String RULE_FROM_ZERO =
      "self.matches('" + SHAPE + "') && duration(self) <= duration('1h')";
  static final String WRONG_FROM_ZERO =
      "is \"' + self + '\": give a duration from 0s to 1h, for example 500ms or 2m'";

  static final String RULE_FROM_SECOND =
      "self.matches('"
          + SHAPE
          + "') && duration(self) >= duration('1s') && duration(self) <= duration('24h')";
  static final String WRONG_FROM_SECOND =
      "is \"' + self + '\": give a duration from 1s to 24h, for example 60s or 5m'";
  static final String WRONG_FROM_SECOND_OR_AUTO =
      "is \"' + self + '\": give Auto or a duration from 1s to 24h, for example 60s or 5m'";

  /** Reads such a text. */
  @JsonCreator
  public static TimeSpan of(String text) {
    Matcher parts = PARTS.matcher(text);
    if (text.isEmpty() || !parts.matches()) {
      throw new IllegalArgumentException(
          "\"" + text + "\" is not a duration such as 1h30m, 60s or 50ms");
    }
    return new TimeSpan(
        Duration.ofHours(number(parts, 1))
            .plusMinutes(number(parts, 2))
            .plusSeconds(number(parts, 3))
            .plusMillis(number(parts, 4)));
  }

  @JsonValue
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    append(text, duration.toHours(), "h");
    append(text, duration.toMinutesPart(), "m");
    append(text, duration.toSecondsPart(), "s");
    append(text, duration.toMillisPart(), "ms");
    return text.isEmpty() ? "0s" : text.toString();
  }

  private static long number(Matcher parts, int group) {
    return parts.group(group) == null ? 0 : Long.parseLong(parts.group(group));
  }

  private static void append(StringBuilder text, long amount, String unit) {
    if (amount > 0) {
      text.append(amount).append(unit);
    }
  }
}
