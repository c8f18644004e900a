package com.aifilmstudio.local.cli.bench.jobs;

import com.aifilmstudio.core.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the API server wrote down of each request that changes something. Leases are left out, and
 * so are questions that are asked by creating a review or a token: they store nothing.
 */
record AuditLog(Path file) {
  /** The API server's audit policy for this. */
  static final String POLICY =
      """
      apiVersion: audit.k8s.io/v1
      kind: Policy
      omitStages: [RequestReceived]
      omitManagedFields: true
      rules:
      - {level: None, verbs: [get, list, watch]}
      - {level: None, resources: [{group: coordination.k8s.io, resources: [leases]}]}
      - {level: None, resources: [{group: authentication.k8s.io}, {group: authorization.k8s.io}]}
      - {level: None, resources: [{group: "", resources: [serviceaccounts/token]}]}
      - {level: Metadata}
      """;

  /** How far the log has come. */
  long end() {
    try {
      return Files.exists(file) ? Files.size(file) : 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The writes between two places of the log, counted by what they are. */
  Map<Write, Long> writes(long from, long to) {
    try (var channel = FileChannel.open(file)) {
      channel.position(from);
      var bytes = Channels.newInputStream(channel);
      try (var lines = new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8))) {
        long left = to - from;
        var counted = new TreeMap<Write, Long>();
        for (var line = lines.readLine(); line != null && left > 0; line = lines.readLine()) {
          left -= line.getBytes(StandardCharsets.UTF_8).length + 1;
          counted.merge(write(line), 1L, Long::sum);
        }
        return counted;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Write write(String line) {
    var entry = Json.read(line, JsonNode.class);
    var object = entry.path("objectRef");
    var part = object.path("subresource").asText("");
    return new Write(
        entry.path("user").path("username").asText().replaceFirst("^system:serviceaccount:", ""),
        entry.path("verb").asText(),
        object.path("resource").asText() + (part.isEmpty() ? "" : "/" + part),
        entry.path("responseStatus").path("code").asInt());
  }

  /** One kind of write: who, how, what, and how it was answered. */
  record Write(String who, String verb, String what, int answer) implements Comparable<Write> {
    boolean isOrder(String resource) {
      return who.equals("admin") && verb.equals("create") && what.equals(resource);
    }

    @Override
    public int compareTo(Write other) {
      return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
      return "%s %s by %s%s".formatted(verb, what, who, answer < 300 ? "" : ", answered " + answer);
    }
  }
}
