package com.aifilmstudio.core.films;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How a film stands, in the closed set of words that programs may rely on. Phases are finer and may
 * grow in number; this is the one place that maps them.
 */
public enum PublicStatus {
  QUEUED("Queued", "Planning"),
  /** A worker holds something of it, or it is being brought to its end. */
  RUNNING("Rendering", "Assembling", "Publishing", "Canceling"),
  PAUSED("Paused"),
  SUCCEEDED("Succeeded"),
  FAILED("Failed"),
  CANCELED("Canceled"),
  EXPIRED("Expired");

  private final Set<String> phases;

  PublicStatus(String... phases) {
    this.phases = Set.of(phases);
  }

  /** The phases that it stands for. */
  public Set<String> phases() {
    return phases;
  }

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether nothing will change any more. */
  public boolean isFinal() {
    return compareTo(SUCCEEDED) >= 0;
  }

  /** A phase that is not known yet is one of work under way. */
  public static PublicStatus of(String phase) {
    return Arrays.stream(values())
        .filter(status -> status.phases.contains(phase))
        .findFirst()
        .orElse(RUNNING);
  }

  /** All words, for messages. */
  public static String words() {
    return Arrays.stream(values()).map(PublicStatus::word).collect(Collectors.joining(", "));
  }
}
