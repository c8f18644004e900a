package com.aifilmstudio.operator.status;

import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.ConditionBuilder;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The conditions of one status, built once. A condition whose truth is the same as before keeps the
 * time of its last transition.
 */
public final class ConditionSet {

  /** Kubernetes' own bound. */
  private static final int LONGEST_MESSAGE = 32_768;

  /** Whether a condition holds. */
  public enum Truth {
    True,
    False,
    Unknown;

    public static Truth of(boolean holds) {
      return holds ? True : False;
    }
  }

  private final List<Condition> before;
  private final Long generation;
  private final Instant now;
  private final List<Condition> built = new ArrayList<>();

  public ConditionSet(List<Condition> before, Long generation, Instant now) {
    this.before = before;
    this.generation = generation;
    this.now = now;
  }

  /** Adds a condition; {@code reason} may be a dotted failure code. */
  public ConditionSet put(Enum<?> type, Truth truth, String reason, String message) {
    var last = find(type).filter(c -> c.getStatus().equals(truth.name()));
    built.add(
        new ConditionBuilder()
            .withType(type.name())
            .withStatus(truth.name())
            .withReason(word(reason))
            .withMessage(
                message.length() > LONGEST_MESSAGE
                    ? message.substring(0, LONGEST_MESSAGE)
                    : message)
            .withObservedGeneration(generation)
            .withLastTransitionTime(
                last.map(Condition::getLastTransitionTime)
                    .orElseGet(() -> now.truncatedTo(ChronoUnit.SECONDS).toString()))
            .build());
    return this;
  }

  /** Leaves a condition as it was, or says that it is not known. */
  public ConditionSet keep(Enum<?> type, String reasonIfNew, String messageIfNew) {
    return find(type)
        .map(
            last ->
                put(
                    type,
                    Truth.valueOf(last.getStatus()),
                    last.getReason(),
                    last.getMessage() == null ? "" : last.getMessage()))
        .orElseGet(() -> put(type, Truth.Unknown, reasonIfNew, messageIfNew));
  }

  public List<Condition> build() {
    return List.copyOf(built);
  }

  private Optional<Condition> find(Enum<?> type) {
    return before.stream().filter(c -> c.getType().equals(type.name())).findFirst();
  }

  /**
   * Kubernetes wants a reason in one word: {@code PROMPT.NOT_UNDERSTOOD} is PromptNotUnderstood.
   */
  static String word(String reason) {
    if (reason.chars().noneMatch(c -> c == '.' || c == '_')) {
      return reason;
    }
    var word = new StringBuilder();
    for (var part : reason.split("[._]")) {
      if (!part.isEmpty()) {
        word.append(part.charAt(0)).append(part.substring(1).toLowerCase(Locale.ROOT));
      }
    }
    return word.toString();
  }
}
