package com.aifilmstudio.api.v1alpha1;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Resources as people write them. */
final class Samples {
  static final String DIGEST = "sha256:" + "0123456789abcdef".repeat(4);

  private Samples() {}

  /** A RenderJob around the lines of a film, each of which is indented by two more. */
  static String job(String film) {
    return job("night-train", film, "");
  }

  static String job(String name, String film, String restOfSpec) {
    return """
        apiVersion: ai-filmstudio.com/v1alpha1
        kind: RenderJob
        metadata:
          name: %s
        spec:
          poolRef: {name: tinyfilm, namespace: render-system}
          film:
        %s
        %s
        """
        .formatted(name, film.indent(4).stripTrailing(), restOfSpec.indent(2).stripTrailing());
  }

  /** A RenderPool around what differs from the plainest one. */
  static String pool(String name, String restOfSpec) {
    return """
        apiVersion: ai-filmstudio.com/v1alpha1
        kind: RenderPool
        metadata:
          name: %s
        spec:
          model: {bundle: "s3://studio-models/tinyfilm/1.0.0", digest: "%s"}
          worker: {image: "render-pod:local"}
        %s
        """
        .formatted(name, DIGEST, restOfSpec.indent(2).stripTrailing());
  }

  /** Shots with the longest prompts. */
  static String shots(int count) {
    return IntStream.range(0, count)
        .mapToObj(n -> "- {name: shot-%d, prompt: %s, seconds: 2}".formatted(n, "a".repeat(2000)))
        .collect(Collectors.joining("\n", "shots:\n", ""));
  }
}
