package com.aifilmstudio.gateway.jobs;

import com.aifilmstudio.gateway.problem.ProblemException;
import com.aifilmstudio.gateway.problem.ProblemType;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Which state of a job somebody has seen. It has two parts: the version of what is wanted, and a
 * hash of all that was shown. A reader asks whether anything is new; a writer need only know what
 * is wanted, so that progress does not refuse every change.
 */
record Etag(long version, String hash) {

  static Etag of(long version, String shown) {
    try {
      var digest =
          MessageDigest.getInstance("SHA-256").digest(shown.getBytes(StandardCharsets.UTF_8));
      return new Etag(version, HexFormat.of().formatHex(digest, 0, 8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** As it stands in the header. */
  String text() {
    return "\"%d.%s\"".formatted(version, hash);
  }

  /** {@code If-None-Match}: whether its sender has just this state. */
  boolean isIn(String header) {
    return header != null
        && Arrays.stream(header.split(","))
            .map(String::strip)
            .map(tag -> tag.startsWith("W/") ? tag.substring(2) : tag)
            .anyMatch(tag -> tag.equals("*") || tag.equals(text()));
  }

  /** {@code If-Match} of a change to a job whose intent has this version. */
  static void require(String header, long version) {
    if (header == null) {
      throw ProblemException.plain(
          ProblemType.PRECONDITION_REQUIRED,
          "Send If-Match with the ETag of the job as you know it.");
    }
    boolean same =
        Arrays.stream(header.split(","))
            .map(String::strip)
            .anyMatch(tag -> tag.equals("*") || tag.startsWith("\"" + version + "."));
    if (!same) {
      throw ProblemException.plain(
          ProblemType.PRECONDITION_FAILED,
          "The job was changed since: read it again, then decide.");
    }
  }
}
