package com.aifilmstudio.local.cli.bench.claims;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;

/** In whose code the operator's threads were found running, from its flight recording. */
final class Profile {

  private static final Map<String, String> PARTS = new LinkedHashMap<>();

  static {
    PARTS.put("org.jooq.", "statements (jOOQ)");
    PARTS.put("org.postgresql.", "database connection (JDBC)");
    PARTS.put("io.agroal.", "database connection (JDBC)");
    PARTS.put("software.amazon.", "object store: HEAD and signing");
    PARTS.put("org.apache.http.", "object store: HEAD and signing");
    PARTS.put("io.netty.", "HTTP server");
    PARTS.put("io.vertx.", "HTTP server");
    PARTS.put("org.jboss.resteasy.", "HTTP server");
    PARTS.put("io.quarkus.", "HTTP server");
    PARTS.put("com.fasterxml.", "JSON");
    PARTS.put("com.aifilmstudio.", "the studio's own code");
  }

  private Profile() {}

  /** Samples by part, of the time between. */
  static Map<String, Integer> of(Path recording, Instant from, Instant to) throws IOException {
    var samples = new LinkedHashMap<String, Integer>();
    try (var file = new RecordingFile(recording)) {
      while (file.hasMoreEvents()) {
        var event = file.readEvent();
        if (event.getEventType().getName().equals("jdk.ExecutionSample")
            && event.getStartTime().isAfter(from)
            && event.getStartTime().isBefore(to)) {
          samples.merge(part(event), 1, Integer::sum);
        }
      }
    }
    return samples;
  }

  /** The innermost frame that is not the JDK's own tells. */
  private static String part(RecordedEvent event) {
    var stack = event.getStackTrace();
    return stack == null
        ? "other"
        : stack.getFrames().stream()
            .map(Profile::part)
            .filter(part -> !part.isEmpty())
            .findFirst()
            .orElse("other");
  }

  private static String part(RecordedFrame frame) {
    var type = frame.getMethod().getType().getName();
    return PARTS.entrySet().stream()
        .filter(it -> type.startsWith(it.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse("");
  }
}
