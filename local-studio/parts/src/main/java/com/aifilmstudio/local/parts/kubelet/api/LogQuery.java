package com.aifilmstudio.local.parts.kubelet.api;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What part of a log is wanted, as {@code kubectl logs} asks for it. */
public record LogQuery(
    boolean follow,
    boolean previous,
    boolean timestamps,
    Optional<Long> tailLines,
    Optional<Long> limitBytes,
    Optional<Instant> since) {

  /** Reads a query string; numbers that are none count as absent. */
  static LogQuery parse(String query, Instant now) {
    Map<String, String> values =
        Stream.of(query == null ? new String[0] : query.split("&"))
            .map(pair -> pair.split("=", 2))
            .filter(pair -> pair.length == 2)
            .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1], (one, other) -> other));
    return new LogQuery(
        flag(values, "follow"),
        flag(values, "previous"),
        flag(values, "timestamps"),
        number(values, "tailLines"),
        number(values, "limitBytes"),
        number(values, "sinceSeconds").map(Duration::ofSeconds).map(now::minus));
  }

  private static boolean flag(Map<String, String> values, String name) {
    String value = values.getOrDefault(name, "false");
    return value.equals("true") || value.equals("1");
  }

  private static Optional<Long> number(Map<String, String> values, String name) {
    return Optional.ofNullable(values.get(name))
        .filter(value -> value.matches("\\d{1,18}"))
        .map(Long::valueOf);
  }
}
